"""The parser's arithmetic, in the order that costs least; what it answers is what ``model.pipe`` answers.

- A word is embedded once, not once for each place where it stands.
- The layers that look at the neighbours run on the matrix product of numpy, twice as fast as the library's.
- Transitions are chosen with the interpreter's lock held: the library's own loop gives it up, then has to ask for it
  several times at each transition, which takes longer than the choice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_BATCH = 2000
"""Words worked on together: more of them leave the processor's caches, and a long text must not fill the memory."""
_KNOWN = 1 << 14
"""Words whose embedding is kept."""
_EPSILON = 1e-8
_READ = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
"""What the embedding reads of a word."""

Shown = tuple[Sequence[str], Sequence[bool]]
"""The words of a sentence, and whether a space follows each."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is found of one sentence: for each word its part of speech, its relation and the place of its governor."""

    pos: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]


class Annotator:
    """A loaded model, ready to annotate.

    Parameters
    ----------
    model
        A pipeline with ``tok2vec``, ``morphologizer`` and ``parser``.
    """

    def __init__(self, model: Any) -> None:  # noqa: ANN401  (the library ships no types)
        from spacy.attrs import DEP, HEAD, IDS  # noqa: PLC0415  (heavy: only when a sentence has a hit)
        from spacy.parts_of_speech import NAMES  # noqa: PLC0415
        from spacy.tokens import Doc  # noqa: PLC0415

        self._doc, self._wanted = Doc, [HEAD, DEP]
        self._vocab = model.vocab
        getters = self._vocab.lex_attr_getters  # all of them are called for each new word
        self._vocab.lex_attr_getters = {IDS[name]: getters[IDS[name]] for name in _READ}
        self._tagger, self._parser = model.get_pipe("morphologizer"), model.get_pipe("parser")
        self._embedding, encoding = model.get_pipe("tok2vec").model.layers
        ops = self._embedding.ops
        self._numbers = ops.xp
        for component in (self._tagger, self._parser):
            for layer in component.model.walk():
                layer.ops = type(ops)(use_blis=False)
        self._pad = encoding.attrs["pad"]
        self._layers = [_layer(self._numbers, each) for each in encoding.layers[0].layers]
        self._rows: dict[tuple[str, bool], int] = {}
        self._none = self._table = self._numbers.zeros(
            (1, encoding.get_dim("nO")), dtype="f"
        )  # row 0: between sentences
        codes = self._tagger.cfg["labels_pos"]
        self._pos = [NAMES[codes.get(label, 0)] for label in self._tagger.labels]

    def __call__(self, sentences: Sequence[Shown]) -> list[Annotation]:
        """Return the annotation of each of `sentences`, in order.

        They are worked on by length: a batch takes as many steps as the longest of its sentences.
        """
        order = sorted(range(len(sentences)), key=lambda place: len(sentences[place][0]))
        found: dict[int, Annotation] = {}
        batch: list[int] = []
        size = 0
        for place in order:
            batch.append(place)
            size += len(sentences[place][0]) + self._pad
            if size >= _BATCH or place == order[-1]:
                found.update(zip(batch, self._batch([sentences[each] for each in batch]), strict=True))
                batch, size = [], 0
        return [found[place] for place in range(len(sentences))]

    def _batch(self, sentences: Sequence[Shown]) -> Iterator[Annotation]:
        docs = [
            self._doc(self._vocab, words=words, spaces=spaces, sent_starts=[True] + [False] * (len(words) - 1))
            for words, spaces in sentences
        ]
        for doc, vectors in zip(docs, self._encoded(sentences), strict=True):
            doc.tensor = vectors
        self._parser.set_annotations(docs, self._states(docs))
        name = self._vocab.strings.__getitem__
        names: dict[int, str] = {}
        for doc, labels in zip(docs, self._tagger.predict(docs), strict=True):
            found = doc.to_array(self._wanted)  # unsigned, though a governor may stand before
            steps, codes = found[:, 0].astype("int64").tolist(), found[:, 1].tolist()
            for code in set(codes).difference(names):
                names[code] = name(code)
            yield Annotation(
                [self._pos[label] for label in labels.tolist()],
                [names[code] for code in codes],
                [place + step for place, step in enumerate(steps)],
            )

    def _states(self, docs: Sequence[Any]) -> list[Any]:
        """Return the state that the parser ends in for each of `docs`."""
        states: list[Any] = self._parser.moves.init_batch(docs)
        steps = self._parser.model.predict(docs)
        going: Any = [state for state in states if not state.is_final()]
        while going:
            going = self._parser.transition_states(going, steps.predict(going))
        return states

    def _encoded(self, sentences: Sequence[Shown]) -> Iterator[Any]:
        """Yield the vectors of the words of each sentence.

        Rows of zeros part the sentences, as many as there are layers: none sees the next.
        """
        np, pad = self._numbers, [0] * self._pad
        self._learn(dict.fromkeys(pair for words, spaces in sentences for pair in zip(words, spaces, strict=True)))
        starts: list[int] = []
        rows: list[int] = []
        for words, spaces in sentences:
            rows += pad
            starts.append(len(rows))
            rows += map(self._rows.__getitem__, zip(words, spaces, strict=True))
        rows += pad
        vectors = self._table[rows]
        width = vectors.shape[1]
        window = np.zeros((len(rows), 3 * width), dtype="f")
        pieces, best = np.empty_like(window), np.empty_like(vectors)
        share = np.full(width, 1 / width, dtype="f")  # a product with it is a mean
        for weights, bias, gain, shift in self._layers:
            window[1:, :width] = vectors[:-1]
            window[:, width : 2 * width] = vectors
            window[:-1, 2 * width :] = vectors[1:]
            np.matmul(window, weights, out=pieces)
            pieces += bias
            np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=best)
            np.maximum(best, pieces[:, 2 * width :], out=best)
            best -= (best @ share)[:, None]
            spread = np.einsum("ij,ij->i", best, best) / width + _EPSILON
            best *= (1 / np.sqrt(spread))[:, None]
            best *= gain
            best += shift
            vectors += best
        for start, (words, _) in zip(starts, sentences, strict=True):
            yield vectors[start : start + len(words)]

    def _learn(self, pairs: Iterable[tuple[str, bool]]) -> None:
        """Embed those of the words, and the spaces after them, that are new."""
        if len(self._rows) > _KNOWN:
            self._rows, self._table = {}, self._none
        new = [pair for pair in pairs if pair not in self._rows]
        if new:
            words, spaces = zip(*new, strict=True)
            (vectors,) = self._embedding.predict([self._doc(self._vocab, words=words, spaces=spaces)])
            self._rows.update(zip(new, range(len(self._table), len(self._table) + len(new)), strict=True))
            self._table = self._numbers.concatenate([self._table, vectors])


def _layer(np: Any, residual: Any) -> tuple[Any, Any, Any, Any]:  # noqa: ANN401  (as above)
    """Return the weights and bias of a layer, its pieces one after the other, and the gain and shift after it."""
    parts = {part.name: part for part in residual.walk()}
    maxout, norm = parts["maxout"], parts["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return np.ascontiguousarray(flat.T), bias.T.ravel(), norm.get_param("G"), norm.get_param("b")
