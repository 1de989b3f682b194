"""An amount of money."""

import re

from transverse.inventory.column_types._values import number, without
from transverse.inventory.model import Personal

ID = "montant"
LABEL = "montant en euros"
SOURCE = "Usage: two decimals, the sign of the euro or nothing"
PERSONAL = Personal.NONE
WORDS = """
    montant, euro, eur, prix, cout, budget, depense, recette, salaire, subvention, loyer, tarif, ttc, brut mensuel,
    net mensuel, remuneration, credit, dotation, aide, valeur fonciere, budget previsionnel, montant reel, dette,
    emprunt, taxe, cotisation, redevance, frais, produit financier, investissement, fonctionnement, epargne,
    previsionnel, facture, mtreal, mtbudgprec, mtbudgnouv, mtrarprec, mtrarnouv, mtpropnouv, mtprev, revenu,
    indemnite
"""
NOT_WORDS = """
    nombre, taux, pourcentage, annee, date, id, code, part, libelle, type, numero, pmr, categorie, mode, reference,
    surface, ordre, eurovi, tranche, vi, norme
"""
RANK = 64
THRESHOLD = 0.6
ALONE = 0.6
EXAMPLES = ("210,00", "199 000,00", "450000", "1 200 €", "12,5 k€")
COUNTER_EXAMPLES = ("Gratuit", "12 %", "21/05/2020", "12 m", "2020-12", "oui", "rue de Paris")

_UNIT = re.compile(r"\s*(?:[kKmM]?€|[kK]?[eE]uros?|EUR|[$£])(?:\s*(?:HT|TTC|/.*))?$")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number, with its unit or not."""
    return number(without(_UNIT, text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the unit is there."""
    bare = without(_UNIT, text)
    return bare != text and number(bare) is not None
