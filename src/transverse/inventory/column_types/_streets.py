"""The kinds of street that French addresses begin with, in full and as the tax office shortens them."""

import re

from transverse.inventory.column_types._values import folded

_KINDS = """
aire allee allees all avenue av ave boulevard bd bld boul bvd carrefour car chemin che chem ch cheminement chaussee chs
cite clos corniche cor cote cour cours crs descente domaine dom esplanade esp faubourg fg fbg galerie gr grande hameau
ham impasse imp jardin lieu lotissement lot mail montee mte parc parvis passage pas passerelle place placette pl pont
port porte promenade prom quai quartier qua residence res rocade rond rpt route rte rue r ruelle rle sente sentier sen
square sq terrasse tour traverse tra venelle ven villa vla village voie voi zone za zac zi
""".split()
_STREET = re.compile(
    rf"(?:(?:ancienn?e?|nouvel?l?e?|petite?|grande?|vieux|vieille|haute?|basse?) )?(?:{'|'.join(_KINDS)}) \S.*"
)
_SENTENCE = re.compile(r"\b(?:est|sont|avec|entre|dans|afin|travaux|realisation|refection|amenagement)\b")


def begins_with_street(text: str) -> bool:
    """Tell whether a text begins with a kind of street and a name follows, as in an address; a sentence does not."""
    words = folded(text)
    return _STREET.fullmatch(words) is not None and words.count(" ") < 14 and not _SENTENCE.search(words)
