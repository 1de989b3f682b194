"""Workbooks to test with: written by openpyxl, by hand, or kept as bytes where nothing here writes them."""

import zlib
from base64 import b85decode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

ROWS = (("code_unite", "unite"), ("A", "Eau"))
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Feuille1">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{inside}'
    "</manifest:file-entry></manifest:manifest>"
)
# The table ROWS, saved by LibreOffice in the format of Excel 97: zlib, then base 85.
XLS = zlib.decompress(
    b85decode(
        "c-rk(U1%It6h3#d+01U!WRf;o({^1enlwpEOF<)AvuPS_L5bA*OQ79uC(YXJ?y}uL`=H%g`yve}eb9%36!K6I{6WwM1(UZvD2mVr"
        "MIr5zQXfW9q+l|B=ggh$bi0Awv?%JH;oNiQ+<WKTd;ad3ufOV;KmTF(WvYOOsfiZd2!#VY1vLE^i^$NtMb~wGw%dSz6)b4VHVnaj"
        "%|Nz!i?(Y-(+2!EVGrf-6e&)llm#u&ajFOIfX4*CSIe5k8t2st4f)HL&-t74coVQP{yEok{6~Q+fUUrlz&2pJcLh)fuoJinxEk0c"
        "K0$ORa1HP-EpM%+j4|}@2F5jS1L(btJoAr0#Do>Y&GhNYFWBT_`^)f%4?=U|7gvDelxN=<NoG><zYBKA9+HapFbgN$j-H}(;I`5G"
        "!u?Fz?c#la1jPrnM?Y^QWbf0`ZjiQ(c>O1`<~!kRr5JrLUjBvzfua^QLP^R{nhqcjrZJ<NE^>UGkQp2uYFI{i)~$@jLaj8zG4{Bf"
        "wF}A2yu{87{qDvCaXK4kJ}(#kZ?*A_I{Ea!<Ig~M)%4u&&37vK8<*e@EWz(vf*-kwf7U=;mB?jkm70Whl)^$gOCh1FN-aWHmzv%E"
        ";=iYng{MQ}Q}pztZ5PiVJQbcfWde!zPAj@fFLIK0_K2vk!^xPV*e}|HxQ$jg97dlb7)&~;ko3)2l|Y-I*e{ls_D!UJ6KUQ21DXF%"
        ">XGXr<XsP`+(CQaR5o3-aeoNKXNPg8j3%dCOfYFA<lP@BvkQ1#_g$JAe93sp$hsjJwPMEyaS{&S4%xkh&uto6clF8x-9!6?U%LKV"
        "Lie#sX+WLC$XuvTR`g5zs?7B-sZ+vxP1^g*>wg^T3G{o*eP?K6pno1oC4ya%Xx)Ic0kx(zd}?n0{E$x-J%bUGUY28%dfjZ-CvEdc"
        "xit+-_XoUGq1uI~DtHTW5qnoJ={JQprQei{8Ra(~<7@qAdW!kZE>Cxksjbe&!whGOtP454!jCvsm6E}rsI22PTp~PbbkfIRFYgjP"
        "BDx@2uO<2d0Egf*hs@xIlwYPqy?KjnQ`D<rEYnlUtT**Bt{I+8rwX~Fxrt(Y^jONy#2<Qa)86C(JCm`+J9eZeCI)Y%c2d42mI;e4"
        "i3?QuF3q2Q=htgvlh(U$n$+L((YLJVw{>l$wCdPdcj-E7Tq|W#*IPwhbCq=6bw)ePPYXmby(X8pv-#u4GAuKu$G7Nj`*2ggulT|@"
        "ul%5b{o8$h<`|d0ymW5!TI=jvIRC)4_jYo|s^E?5I?+!>R^W_J=(?12t;pkpdOQ)RU0GMd`TVnX;b=OSy-`Q3-))<>QUj{P?fm}}"
        "`&GnnwKZbXh}VA((hGDL6&LU0aNYawgtZNAXSa_3suN*9PDdd32rAq$?BS(l$!`k$gVnO88@RiiC&o|@+RL_I6!Po+|68a3)pP|x"
        "Q#k(-)TM0u-SC15u?cgEs8@5~EDgO{esdlAUk|)kmcJ7cQnCkIJg~m~3@+pR_W&<6{{IF30=o?sHU"
    )
)


def xlsx(*sheets, hidden=()):
    """Write rows as sheets; `hidden` names those that do not show."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets or (ROWS,), 1):
        sheet = book.create_sheet(f"Feuille{number}")
        for row in rows:
            sheet.append(row)
        if sheet.title in hidden:
            sheet.sheet_state = "hidden"
    return _saved(book)


def far_xlsx():
    """Write two cells, at the first and at the last place of a sheet."""
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "code_unite", "A"
    return _saved(book)


def _saved(book):
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def packed(members):
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_member(source, name, change):
    """Return an archive with the text of one member changed."""
    with ZipFile(BytesIO(source)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    members[name] = change(members[name].decode()).encode()
    return packed(members)


def ods(rows=ROWS, *, before="", inside="", cell="", row=""):
    """Write an ODS by hand; `cell` and `row` are attributes to add to each, `inside` goes to the manifest."""
    body = "".join(
        f"<table:table-row {row}>"
        + "".join(
            f'<table:table-cell {cell} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in values
        )
        + "</table:table-row>"
        for values in rows
    )
    content = CONTENT.format(rows=body).replace("?>", f"?>{before}", 1)
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": MANIFEST.format(inside=inside),
        }
    )
