"""Hostile files, several hundred: made when asked for, so that no such file lies in the repository."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.evidence import make

Named = tuple[str, Callable[[], bytes]]
CUTS = (1, 3, 7, 12, 20, 35, 50, 65, 80, 90, 96, 99)
DOCUMENT, BOOK = "word/document.xml", "xl/workbook.xml"


def files() -> Iterator[Named]:
    """Yield every hostile file as a name and what makes it."""
    yield from polyglots()
    yield from truncated()
    yield from not_what_they_are_called()
    yield from pixel_floods()
    yield from packages()
    yield from bombs()
    yield from pdfs()


def polyglots() -> Iterator[Named]:
    """Yield every pair of formats: one after the other, one inside the other."""
    every = {**make.one_of_each(), **make.foreign()}
    for first, begins in every.items():
        for second, ends in every.items():
            if first == second or (first not in make.one_of_each() and second not in make.one_of_each()):
                continue
            yield f"stacked {first}+{second}", lambda a=begins, b=ends: a + b
    for host in make.one_of_each():
        for guest, content in every.items():
            # A picture in a paper is what papers hold.
            if guest != host and (host, guest) != ("docx", "png"):
                yield f"inside {host}<{guest}", lambda host=host, guest=content: HOSTS[host](guest)


def in_jpeg(guest: bytes) -> bytes:
    return make.jpeg(note=guest[:65_000])


def in_png(guest: bytes) -> bytes:
    plain = make.png()
    return plain[:33] + _chunk(b"tEXt", b"Comment\0" + guest) + plain[33:]


def in_pdf(guest: bytes) -> bytes:
    made = Pdf.open(io.BytesIO(make.pdf()))
    made.Root.Guest = made.make_stream(guest)
    saved = io.BytesIO()
    made.save(saved, compress_streams=False)
    return saved.getvalue()


def in_word(guest: bytes) -> bytes:
    return make.repacked(make.word(), {"word/media/image1.png": guest}, method=zipfile.ZIP_STORED)


def in_sheet(guest: bytes) -> bytes:
    return make.repacked(make.sheet(), {"xl/embeddings/oleObject1.bin": guest}, method=zipfile.ZIP_STORED)


HOSTS = {"jpeg": in_jpeg, "png": in_png, "pdf": in_pdf, "docx": in_word, "xlsx": in_sheet}


def truncated() -> Iterator[Named]:
    """Yield every kind cut at many places."""
    whole = {
        "jpeg": make.jpeg(size=(640, 480)),
        "png": make.png(size=(640, 480)),
        "pdf": make.scanned_pdf(pages=3),
        "docx": make.word(with_picture=True),
        "xlsx": make.sheet(rows=200),
    }
    for kind, content in whole.items():
        for percent in CUTS:
            yield (
                f"truncated {kind} {percent}%",
                lambda content=content, at=percent: content[: len(content) * at // 100],
            )


def not_what_they_are_called() -> Iterator[Named]:
    """Yield what people would send under the name of a photo or a paper."""
    yield "empty", lambda: b""
    yield "one byte", lambda: b"\xff"
    yield "spaces", lambda: b" " * 5000
    yield "zeros", lambda: b"\0" * 5000
    for kind, content in make.foreign().items():
        yield f"called foto.jpg {kind}", lambda content=content: content
        yield f"with a byte order mark {kind}", lambda content=content: b"\xef\xbb\xbf" + content
    yield "spaces before %PDF", lambda: b"\n\n " + make.pdf()
    for name, content in OLD_FORMATS.items():
        yield name, lambda content=content: content


OLD_FORMATS = {
    "doc or xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100,
    "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0" + b"\0" * 100,
    "avif": b"\0\0\0\x18ftypavif\0\0\0\0" + b"\0" * 100,
    "webp": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 30,
    "tiff": b"II*\0\x08\0\0\0" + b"\0" * 100,
    "bmp": b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0" + b"\0" * 60,
    "rar": b"Rar!\x1a\x07\x01\0" + b"\0" * 60,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 60,
    "postscript": b"%!PS-Adobe-3.0\n(evil) run\n",
    "java class": b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\0" * 60,
    "windows link": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60,
}


def pixel_floods() -> Iterator[Named]:
    """Yield small pictures that say they are huge, and small files that are."""
    for width, height in ((30_000, 30_000), (65_500, 65_500), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1), (60_000, 9_000)):
        yield f"png saying {width}x{height}", lambda w=width, h=height: _png_saying(w, h)
    for width, height in ((30_000, 30_000), (65_535, 65_535), (65_535, 1_000)):
        yield f"jpeg saying {width}x{height}", lambda w=width, h=height: _jpeg_saying(w, h)
    yield "png of zeros 16 megapixels 16 bit", lambda: _png_of_zeros(4_000, 4_000, depth=16, colour=6)
    yield "png of zeros 24 megapixels", lambda: _png_of_zeros(6_000, 4_000, depth=8, colour=6)
    yield "png of zeros 900 megapixels", lambda: _png_of_zeros(30_000, 30_000, depth=1, colour=0)
    yield "png text bomb", lambda: _png_with(_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 80_000_000)))
    yield "png profile bomb", lambda: _png_with(_chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 80_000_000)))
    yield "png with a wrong checksum", lambda: make.png()[:-20] + b"\0" * 20
    yield "png without pixels", lambda: _png_saying(10, 10)
    yield "jpeg without pixels", lambda: make.jpeg()[:400] + b"\xff\xd9"
    yield "jpeg header alone", lambda: b"\xff\xd8\xff\xe0"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))


def _png_saying(width: int, height: int, *, depth: int = 8, colour: int = 2, data: bytes = b"") -> bytes:
    head = struct.pack("!IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _png_of_zeros(width: int, height: int, *, depth: int, colour: int) -> bytes:
    row = 1 + width * depth * {0: 1, 6: 4}[colour] // 8
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" * row) for _ in range(height)) + packer.flush()
    return _png_saying(width, height, depth=depth, colour=colour, data=data)


def _png_with(chunk: bytes) -> bytes:
    plain = make.png()
    return plain[:33] + chunk + plain[33:]


def _jpeg_saying(width: int, height: int) -> bytes:
    plain = bytearray(make.jpeg())
    at = plain.index(b"\xff\xc0")
    plain[at + 5 : at + 9] = struct.pack("!HH", height, width)
    return bytes(plain)


def packages() -> Iterator[Named]:
    """Yield office files that run, fetch or hide something."""
    xxe = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    laughs = b"<!DOCTYPE x [" + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(10)
    )
    for name, content, main in (("docx", make.word(), DOCUMENT), ("xlsx", make.sheet(), BOOK)):
        body = make.part(content, main).partition(b"?>")[2]
        types = make.part(content, "[Content_Types].xml")
        changes: dict[str, dict[str, bytes | None]] = {
            "external entity": {main: xxe + body},
            "external entity in utf-16": {main: (xxe + body).decode().encode("utf-16")},
            "parameter entity": {main: b'<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x">%d;]>' + body},
            "external document type": {main: b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">' + body},
            "billion laughs": {main: laughs + b"]>" + body},
            "entity in the types": {"[Content_Types].xml": xxe + types.partition(b"?>")[2]},
            "macro": {"vbaProject.bin": b"\xd0\xcf\x11\xe0"},
            "macro by its type": {"[Content_Types].xml": types.replace(b".main+xml", b".macroEnabled.main+xml")},
            "macro of Excel 4": {"xl/macrosheets/sheet1.bin": b"\0" * 20},
            "active control": {"word/activeX/activeX1.bin": b"\0" * 20},
            "embedded program": {"word/embeddings/oleObject1.bin": b"MZ\x90"},
            "embedded office file": {"word/embeddings/Lembar.xlsx": make.sheet()},
            "nested zip": {"customXml/isi.zip": make.packed({"a": b"b"})},
            "script": {"isi.js": b"alert(1)"},
            "program called picture": {"word/media/image9.png": b"MZ\x90\0"},
            "eicar": {"eicar.com": make.EICAR},
            "template from elsewhere": {
                "word/_rels/settings.xml.rels": _link("attachedTemplate", "http://127.0.0.1:9/a")
            },
            "picture from elsewhere": {"word/_rels/x.xml.rels": _link("image", "http://127.0.0.1:9/a.png")},
            "share of another computer": {"word/_rels/x.xml.rels": _link("oleObject", "file://///127.0.0.1/x")},
            "frame": {"word/_rels/x.xml.rels": _link("frame", "http://127.0.0.1:9/")},
            "other workbook": {"xl/externalLinks/_rels/a.xml.rels": _link("externalLinkPath", "http://127.0.0.1:9/")},
            "data exchange": {
                "xl/externalLinks/externalLink1.xml": b'<e><ddeLink ddeService="cmd" ddeTopic="/c calc"/></e>'
            },
            "field that runs": {main: b"<d><instrText>DDEAUTO c:\\\\cmd</instrText></d>"},
            "field that runs in pieces": {main: b"<d><instrText>DDE</instrText><instrText>AUTO cmd</instrText></d>"},
            "simple field that runs": {main: b'<d><fldSimple instr="DDEAUTO cmd calc"/></d>'},
            "formula that runs": {main: b"<d><f>cmd|'/c calc'!A0</f></d>"},
            "no main part": {"[Content_Types].xml": b"<Types/>"},
            "slides": {"[Content_Types].xml": _types("presentationml.presentation")},
            "both at once": {"[Content_Types].xml": _types("wordprocessingml.document", "spreadsheetml.sheet")},
            "not xml": {main: b"bukan xml"},
            "path upwards": {"../../luar.xml": b"<a/>"},
            "path of its own": {"/etc/cron.d/x.xml": b"<a/>"},
            "path of windows": {"..\\..\\luar.xml": b"<a/>"},
        }
        for what, change in changes.items():
            yield f"{name}: {what}", lambda content=content, change=change: make.repacked(content, change)
        yield f"{name}: bytes before", lambda content=content: b"PK\x03\x04" + content
        yield f"{name}: comment", lambda content=content: _commented(content)
        yield f"{name}: sealed", lambda content=content: _flagged(content)
        yield f"{name}: the same name twice", lambda content=content, main=main: _twice(content, main)
    yield "zip of nothing", lambda: make.packed({})
    yield "zip that is no office file", lambda: make.packed({"a.txt": b"b"})


def _link(kind: str, target: str) -> bytes:
    return (
        f'<Relationships><Relationship Id="r1" Type="http://schemas.invalid/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def _types(*kinds: str) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.{}.main+xml"
    overrides = "".join(f'<Override PartName="/a.xml" ContentType="{main.format(kind)}"/>' for kind in kinds)
    return f"<Types>{overrides}</Types>".encode()


def _commented(content: bytes) -> bytes:
    saved = io.BytesIO(content)
    with zipfile.ZipFile(saved, "a") as package:
        package.comment = make.HTML
    return saved.getvalue()


def _flagged(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02") + 8
    return content[:at] + bytes([content[at] | 1]) + content[at + 1 :]


def _twice(content: bytes, name: str) -> bytes:
    saved = io.BytesIO(content)
    with zipfile.ZipFile(saved, "a") as package:
        package.writestr(name.upper(), b"<a/>")
    return saved.getvalue()


def bombs() -> Iterator[Named]:
    """Yield office files that unpack to far more than they are."""
    zeros = b"<a>" + b"0" * 20_000_000 + b"</a>"
    cells = b"<s>" + b"".join(b'<c r="A%d"/>' % number for number in range(510_000)) + b"</s>"
    for name, content, main in (("docx", make.word(), DOCUMENT), ("xlsx", make.sheet(), BOOK)):
        yield f"{name}: bomb", lambda content=content, main=main: make.repacked(content, {main: zeros})
        yield (
            f"{name}: bomb in many parts",
            lambda content=content: make.repacked(
                content, {f"a{n}.xml": b"<a>" + b"0" * 990_000 + b"</a>" for n in range(80)}
            ),
        )
        yield f"{name}: too many cells", lambda content=content: make.repacked(content, {"a.xml": cells})
        yield (
            f"{name}: too many parts",
            lambda content=content: make.repacked(content, {f"a{n}.xml": b"<a/>" for n in range(2_100)}),
        )
        yield (
            f"{name}: says less than it is",
            lambda content=content, main=main: _understated(make.repacked(content, {main: zeros})),
        )
        yield f"{name}: parts over one another", lambda content=content: _overlapping(content)
        yield f"{name}: deep", lambda content=content, main=main: make.repacked(content, {main: b"<a>" * 4_000_000})


def _understated(content: bytes) -> bytes:
    size = struct.pack("<I", 20_000_007)
    return content.replace(size, struct.pack("<I", 1000))


def _overlapping(content: bytes) -> bytes:
    """Return a ZIP whose directory names its largest part thirty times."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        largest = max(package.infolist(), key=lambda part: part.compress_size)
        end = content.rindex(b"PK\x05\x06")
        (count,) = struct.unpack("<H", content[end + 8 : end + 10])
        size, start = struct.unpack("<II", content[end + 12 : end + 20])
        name = largest.filename.encode()
        entry_at = content.index(name, start) - 46
        entry = content[entry_at : entry_at + 46]
        again = b"".join(
            entry[:28] + struct.pack("<H", len(name) + 2) + entry[30:46] + name + b"%02d" % n for n in range(30)
        )
    extra = entry[30:34]
    assert extra[:2] == b"\0\0"
    directory = content[start : start + size] + again
    ending = b"PK\x05\x06\0\0\0\0" + struct.pack("<HHIIH", count + 30, count + 30, len(directory), start, 0)
    return content[:start] + directory + ending


def pdfs() -> Iterator[Named]:
    """Yield PDFs that act, fetch, hide, go round in circles, or are too much."""
    javascript = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    address = Dictionary(S=Name.URI, URI=String("http://127.0.0.1:9/"))
    actions = {
        "javascript": javascript,
        "launch": launch,
        "address": address,
        "other file": Dictionary(S=Name.GoToR, F=String("//127.0.0.1/x.pdf")),
        "embedded file": Dictionary(S=Name.GoToE, F=String("x.pdf")),
        "form sent away": Dictionary(S=Name.SubmitForm, F=String("http://127.0.0.1:9/")),
        "data brought in": Dictionary(S=Name.ImportData, F=String("x.fdf")),
        "film": Dictionary(S=Name.Movie),
        "sound": Dictionary(S=Name.Sound),
        "rendition": Dictionary(S=Name.Rendition, JS=String("app.alert(1)")),
        "chain": Dictionary(S=Name.GoTo, D=Array([]), Next=javascript),
    }
    for name, action in actions.items():
        yield f"pdf: {name} on opening", lambda action=action: make.pdf({"/OpenAction": action})
        yield f"pdf: {name} of the document", lambda action=action: make.pdf({"/AA": Dictionary(WC=action)})
        yield f"pdf: {name} of the page", lambda action=action: make.pdf(page={"/AA": Dictionary(O=action)})
        yield f"pdf: {name} of a link", lambda action=action: make.pdf(page={"/Annots": Array([_link_of(action)])})
        yield f"pdf: {name} of a field", lambda action=action: make.pdf({"/AcroForm": _form(action)})
        yield (
            f"pdf: {name} by name",
            lambda action=action: make.pdf(
                {"/Names": Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))}
            ),
        )
        yield (
            f"pdf: {name} in an outline",
            lambda action=action: make.pdf({"/Outlines": Dictionary(First=Dictionary(Title=String("a"), A=action))}),
        )
    yield "pdf: embedded file", lambda: make.pdf({"/Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))})
    yield (
        "pdf: media",
        lambda: make.pdf(page={"/Annots": Array([Dictionary(Subtype=Name.RichMedia, RichMediaContent=1)])}),
    )
    yield (
        "pdf: attached file",
        lambda: make.pdf(
            page={"/Annots": Array([Dictionary(Subtype=Name.FileAttachment, FS=Dictionary(EF=Dictionary(F=1)))])}
        ),
    )
    yield "pdf: xfa", lambda: make.pdf({"/AcroForm": Dictionary(XFA=String("<xdp/>"))})
    yield "pdf: sealed", lambda: _sealed()
    yield "pdf: too many pages", lambda: _many_pages(2_100)
    yield "pdf: pages in a circle", lambda: _raw_pdf(b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>")
    yield "pdf: pages that name themselves", lambda: _raw_pdf(b"2 0 R")
    yield "pdf: no pages", lambda: _raw_pdf(b"<</Type/Pages/Kids[]/Count 0>>")
    yield "pdf: a billion pages", lambda: _raw_pdf(b"<</Type/Pages/Kids[]/Count 999999999>>")
    yield "pdf: deep", lambda: _raw_pdf(b"[" * 200_000 + b"]" * 200_000)
    yield "pdf: many objects", lambda: b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 250_000 + b"%%EOF"
    yield "pdf: table in a circle", lambda: _table(b"/Prev 9")
    yield "pdf: table of a billion", lambda: _table(b"", entries=b"0 999999999\n")
    yield "pdf: table far away", lambda: make.pdf().replace(b"startxref\n", b"startxref\n9999999")
    yield "pdf: packed objects bomb", lambda: _object_bomb()
    yield "pdf: head alone", lambda: b"%PDF-1.7\n%%EOF"


def _link_of(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 300, 400]), A=action)


def _form(action: Dictionary) -> Dictionary:
    return Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T=String("a"), AA=Dictionary(K=action), Kids=Array([]))]))


def _sealed() -> bytes:
    from pikepdf import Encryption

    return make.pdf(encryption=Encryption(owner="a", user="b"))


def _many_pages(count: int) -> bytes:
    made = Pdf.new()
    for _ in range(count):
        made.add_blank_page()
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _raw_pdf(pages: bytes) -> bytes:
    objects = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + pages + b"\nendobj\n"
    return b"%PDF-1.4\n" + objects + b"trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"


def _table(trailer: bytes, entries: bytes = b"0 1\n0000000000 65535 f \n") -> bytes:
    return b"%PDF-1.4\nxref\n" + entries + b"trailer\n<</Root 1 0 R/Size 3" + trailer + b">>\nstartxref\n9\n%%EOF\n"


def _object_bomb() -> bytes:
    packed = zlib.compress(b"3 0 " + b" " * 350_000_000, 1)
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    head = (
        b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n2 0 obj\n"
        + stream
        + packed
        + b"\nendstream\nendobj\n"
    )
    rows = b"\0\0\0\0\0\1\0\0\0\x09\1" + struct.pack("!I", head.index(b"2 0 obj")) + b"\2\0\0\0\x02"
    table = b"4 0 obj\n<</Type/XRef/Size 4/W[1 4 0]/Root 1 0 R/Length %d>>stream\n" % len(rows)
    return head + table + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)
