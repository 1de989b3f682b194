"""C6: the projects of a year staffed together from what services offer, exactly, with proof and reasons.

The public door: ``staff`` gives a plan and its proof, ``gap`` how far it may be from the best, ``certify`` checks any
plan without solver and ``explain`` says in a sentence what a fault is about.
"""
