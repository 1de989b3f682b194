"""French sentences for what was found: what, where, what will be done."""

from transverse.organisation.anomaly import Anomaly, Group, kinds


def explain(anomaly: Anomaly) -> str:
    """Return one sentence: what is wrong, where, and what becomes of it if the chart is imported anyway."""
    kind = kinds()[anomaly.code]
    values = {"value": anomaly.value, "detail": anomaly.detail, "column": anomaly.column}
    others = f" (et {anomaly.count} autres cas de même sorte)" if anomaly.count > 1 else ""
    return f"{kind.what.format_map(values)}{_where(anomaly)}{others} : {kind.then.format_map(values)}."


def explain_group(group: Group) -> str:
    """Return the sentence of the first one, followed by how many others there are and on which lines."""
    sentence = explain(group.first)
    if group.count == 1:
        return sentence
    lines = [str(line) for line in group.lines if line != group.first.line]
    more = "…" if lines and group.count > len(lines) + 1 else ""
    where = f", ligne{'s' if len(lines) > 1 or more else ''} {', '.join(lines)}{more}" if lines else ""
    others = "Un autre cas" if group.count == 2 else f"{group.count - 1} autres cas"
    return f"{sentence} {others}{where}."


def _where(anomaly: Anomaly) -> str:
    places = [
        f"« {anomaly.part} »" if anomaly.part else "",
        f"ligne {anomaly.line}" if anomaly.line else "",
        f"colonne « {anomaly.column} »" if anomaly.column else "",
    ]
    told = ", ".join(place for place in places if place)
    return f" ({told})" if told else ""
