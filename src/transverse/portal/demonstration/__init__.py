"""Valmérande Agglomération, which does not exist: its chart, its people and a year of its life, always the last one."""
