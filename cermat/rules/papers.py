"""IKU papers: the verbatim text, and our reading beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from cermat.rules import shelves
from cermat.rules.dated import DATED, read_citation, read_dated, read_sources
from cermat.rules.library import law
from cermat.rules.methods import METHODS, Known, read_parameters, units_of
from cermat.rules.names import UNIT_WORDS
from cermat.rules.nodes import (
    Node,
    choice,
    day,
    distinct,
    fields,
    integer,
    items,
    mapping,
    matching,
    name,
    one_of,
    some_items,
    text,
    texts,
    tree,
    unless_null,
)
from cermat.rules.parameters import CompositeParameters
from cermat.rules.types import (
    Attainment,
    Decision,
    Direction,
    DocumentKind,
    Formula,
    Header,
    IkuPaper,
    Indicator,
    Law,
    Parameters,
    Signature,
    Source,
)

PAPER_KINDS = ("penetapan", "perubahan")
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100
_OFFICE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}")
# Not by "^", which would look at every letter of the text: no paper begins with its office.
_OFFICE_LINE = re.compile(rf'\noffice: "({_OFFICE.pattern})"$', re.MULTILINE)
_NO_OFFICE = "00.00.00"
_LETTER = re.compile(r"[a-z]")
_ADR = re.compile(r"[0-9]{4}")
_ATTAINMENTS = {
    Direction.HIGHER_IS_BETTER: (Attainment.RATIO,),
    Direction.LOWER_IS_BETTER: (Attainment.MIRRORED, Attainment.INVERSE),
}


def read_paper(text: str, *, origin: str) -> IkuPaper:
    """Return the IKU paper a file holds, read beside the shared law.

    Raises FaultyRuleFile, naming `origin`, the line and the remedy, for anything that is not as it must be. Offices of
    one kabupaten often work under one text: one that differs by the line of its office alone is read once.
    """
    return _read_once(text, origin)


@lru_cache(maxsize=64)
def _read_once(content: str, origin: str) -> IkuPaper:
    lines = list(_OFFICE_LINE.finditer(content))
    if len(lines) == 1 and _NO_OFFICE not in content:
        begin, end = lines[0].span(1)
        paper = _read_shared(f"{content[:begin]}{_NO_OFFICE}{content[end:]}", origin)
        if paper.office == _NO_OFFICE:
            return replace(paper, office=lines[0][1], text=content)
    return _read_shared(content, origin)


@lru_cache(maxsize=64)
def _read_shared(content: str, origin: str) -> IkuPaper:
    return _paper(tree(content, origin=origin), law(), content=content)


def _paper(node: Node, shared: Law, *, content: str) -> IkuPaper:
    found = fields(
        node,
        "id kind number dated office year_from year_to source header indicators signature decisions facsimile",
        optional="sources document_kinds retroactive_because",
    )
    sources = _sources(found.get("sources"), shared)
    kinds = _document_kinds(found.get("document_kinds"), shared, sources=sources)
    header = _header(found["header"])
    known = Known(document_kinds=kinds, indices=tuple(shared.indices), functions=tuple(header.functions))
    indicators = _indicators(found["indicators"], known)
    year_from, year_to = _years(found["year_from"], found["year_to"])
    return IkuPaper(
        id=name(found["id"]),
        kind=one_of(found["kind"], PAPER_KINDS),
        number=unless_null(found["number"], text),
        dated=day(found["dated"]),
        office=matching(found["office"], _OFFICE, remedy="tulis kode kecamatan, contoh 35.08.10"),
        year_from=year_from,
        year_to=year_to,
        source=sources[read_citation(found["source"], sources).partition("#")[0]],
        header=header,
        indicators=indicators,
        signature=_signature(found["signature"], day(found["dated"])),
        decisions=_decisions(found["decisions"], sources, indicators=indicators),
        facsimile=text(found["facsimile"]),
        document_kinds=MappingProxyType(kinds),
        sources=MappingProxyType(sources),
        text=content,
        retroactive_because=text(found["retroactive_because"]) if "retroactive_because" in found else None,
    )


def _sources(node: Node | None, shared: Law) -> dict[str, Source]:
    own = read_sources(node) if node else {}
    for entry in node.entries if node else ():
        if entry.key in shared.sources:
            raise entry.fault(f"sumber “{entry.key}” sudah ada pada aturan bersama", "pakai nama lain")
    return {**shared.sources, **own}


def _document_kinds(node: Node | None, shared: Law, *, sources: Mapping[str, Source]) -> dict[str, DocumentKind]:
    if node is None:
        return dict(shared.document_kinds)
    named = [(item, shelves.read_document_kind(item, sources)) for item in items(node)]
    distinct([(item, kind.id) for item, kind in named], "jenis dokumen")
    own = {kind.id: kind for _, kind in named}
    # A shared kind that the paper does not replace keeps its names: the file's own kinds are the ones at fault.
    kept = [(node, kind) for kind in shared.document_kinds.values() if kind.id not in own]
    shelves.refuse_shared_names([*kept, *named])
    return {**shared.document_kinds, **own}


def _years(first: Node, last: Node) -> tuple[int, int | None]:
    year_from = integer(first, low=EARLIEST_YEAR, high=LATEST_YEAR)
    year_to = unless_null(last, lambda node: integer(node, low=EARLIEST_YEAR, high=LATEST_YEAR))
    if year_to is not None and year_to < year_from:
        raise last.fault(f"tahun kinerja terbalik: {year_from} sampai {year_to}", "tulis tahun awal lebih dahulu")
    return year_from, year_to


def _header(node: Node) -> Header:
    found = fields(node, "title institution duty functions goal goal_indicator")
    return Header(
        title=texts(found["title"]),
        institution=text(found["institution"]),
        duty=text(found["duty"]),
        functions=MappingProxyType(_functions(found["functions"])),
        goal=text(found["goal"]),
        goal_indicator=text(found["goal_indicator"]),
    )


def _functions(node: Node) -> dict[str, str]:
    found = mapping(node)
    for letter, value in found.items():
        if not _LETTER.fullmatch(letter):
            raise value.fault(f"“{letter}” bukan huruf fungsi", "tulis satu huruf kecil a sampai z")
    return {letter: text(value) for letter, value in found.items()}


def _indicators(node: Node, known: Known) -> tuple[Indicator, ...]:
    named = [(item, _indicator(item, known)) for item in some_items(node)]
    distinct([(item, each.id) for item, each in named], "indikator")
    distinct([(item, str(each.number)) for item, each in named if each.number is not None], "nomor indikator")
    found = {each.id: each for _, each in named}
    for item, each in named:
        _refuse_strange_components(item, each, found=found)
    return tuple(found.values())


def _refuse_strange_components(node: Node, indicator: Indicator, *, found: Mapping[str, Indicator]) -> None:
    """Refuse a composite of what the paper does not have, or of another composite."""
    parameters = indicator.parameters
    components = parameters.indicators if isinstance(parameters, CompositeParameters) else ()
    for each in components:
        if each not in found or isinstance(found[each].parameters, CompositeParameters):
            plain = [known.id for known in found.values() if not isinstance(known.parameters, CompositeParameters)]
            raise node.fault(
                f"“{each}” bukan indikator yang dapat digabungkan oleh “{indicator.id}”",
                f"pilih dari: {', '.join(plain)}",
            )


def _indicator(node: Node, known: Known) -> Indicator:
    found = fields(
        node,
        "id number objective name formula explanation data_source responsible responsible_reading"
        " unit direction attainment method parameters",
    )
    method = one_of(found["method"], METHODS)
    parameters = read_parameters(found["parameters"], method=method, known=known)
    direction = choice(found["direction"], Direction)
    return Indicator(
        id=name(found["id"]),
        number=unless_null(found["number"], lambda number: integer(number, low=1, high=99)),
        objective=text(found["objective"]),
        name=text(found["name"]),
        formula=unless_null(found["formula"], _formula),
        explanation=texts(found["explanation"]),
        data_source=unless_null(found["data_source"], text),
        responsible=unless_null(found["responsible"], text),
        responsible_reading=text(found["responsible_reading"]),
        unit=_unit(found["unit"], method, parameters=parameters),
        direction=direction,
        attainment=_attainment(found["attainment"], direction),
        method=method,
        parameters=parameters,
    )


def _formula(node: Node) -> Formula:
    found = fields(node, "numerator denominator factor")
    return Formula(
        numerator=tuple(text(term) for term in some_items(found["numerator"])),
        denominator=unless_null(found["denominator"], text),
        factor=unless_null(found["factor"], text),
    )


def _unit(node: Node, method: str, *, parameters: Parameters) -> str:
    unit = one_of(node, UNIT_WORDS)
    allowed = units_of(method, parameters)
    if unit not in allowed:
        raise node.fault(f"satuan “{unit}” tidak cocok dengan cara “{method}”", f"tulis {' atau '.join(allowed)}")
    return unit


def _attainment(node: Node, direction: Direction) -> Attainment:
    attainment = choice(node, Attainment)
    allowed = _ATTAINMENTS[direction]
    if attainment not in allowed:
        raise node.fault(
            f"capaian “{attainment}” tidak cocok dengan arah “{direction}”", f"tulis {' atau '.join(allowed)}"
        )
    return attainment


def _signature(node: Node, dated: date) -> Signature:
    found = fields(node, "place dated office_title name nip")
    if day(found["dated"]) != dated:
        raise found["dated"].fault(
            f"tanggal tanda tangan {found['dated'].scalar} berbeda dari tanggal kertas {dated}", "samakan keduanya"
        )
    return Signature(
        place=text(found["place"]),
        dated=dated,
        office_title=text(found["office_title"]),
        name=unless_null(found["name"], text),
        nip=unless_null(found["nip"], text),
    )


def _decisions(node: Node, sources: Mapping[str, Source], *, indicators: tuple[Indicator, ...]) -> tuple[Decision, ...]:
    found = [fields(item, f"{DATED} id value statement indicators adr") for item in items(node)]
    distinct([(each["id"], text(each["id"])) for each in found], "keputusan")
    known = tuple(each.id for each in indicators)
    return tuple(
        Decision(
            id=name(each["id"]),
            value=text(each["value"]),
            statement=text(each["statement"]),
            indicators=tuple(one_of(item, known) for item in some_items(each["indicators"])),
            adr=matching(each["adr"], _ADR, remedy='tulis empat angka di antara tanda kutip, contoh "0002"'),
            **read_dated(each, sources),
        )
        for each in found
    )
