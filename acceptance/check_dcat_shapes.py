"""Has pyshacl check our catalogues against the shapes that SEMIC publishes for DCAT-AP 3.0.1, in three forms.

Nothing is fetched.  No violation is allowed.  Two warnings cannot be avoided by a collectivité: it is not in the European
list of bodies, and portals that draw its outline take no other place.  What is only recommended is counted.
"""

import sys
import tempfile
from pathlib import Path

from _catalogue import SHARED, client, complain_of_missing, drawn, enough, filled, written

SHAPES = SHARED / "dcat-ap"
UNAVOIDABLE = {("mdr-vocabularies.shape", "publisher"), ("mdr-vocabularies.shape", "spatial")}


def main() -> int:
    complain_of_missing(SHAPES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = drawn(filled(folder))
        found = client("validate_shapes", ("pyshacl==0.40.1",), SHAPES, *written(made, folder))
    faults = enough(made)
    for form, said in found.items():
        print(f"{form} : {len(made.datasets)} jeux, {said['triples']} triplets")
        for shapes, results in said["shapes"].items():
            counted = ", ".join(f"{path} {count} ({severity})" for severity, path, count in results)
            print(f"    {shapes} : {counted or 'conforme'}")
            faults += [f"{form}, {shapes} : {each}" for each in results if _is_fault(shapes, *each)]
    print("\n".join(faults) or "DCAT-AP : aucune violation")
    return 1 if faults else 0


def _is_fault(shapes: str, severity: str, path: str, _: int) -> bool:
    if severity == "Violation":
        return True
    return shapes != "shapes_recommended" and (shapes, path) not in UNAVOIDABLE


if __name__ == "__main__":
    sys.exit(main())
