"""The texts of a report on their page: beside the figures, over what was seen, for the planner alone to write."""

from django.test import Client

from tests import cast

PAGE = "/laporan/2023/uraian/"
CAUSES = f"{PAGE}iku-2-sebab/"


def test_a_text_is_written_beside_its_figures_and_read_by_the_office(signed_in):
    planner = signed_in("perencana")
    before = planner.get(PAGE).content.decode()
    assert "15 dari 15 bagian masih kosong" in before
    assert "15 bagian uraian LKjIP masih kosong" in planner.get("/pengukuran/?tahun=2023").content.decode()
    assert "33,33% (5 dari 15)" in before
    assert "buku belum dibuka" in before
    answer = planner.post(CAUSES, {"version": 0, "text": "Desa dibimbing.\n\nSejak Juli."}, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}#iku-2-sebab", 302)]
    read = signed_in("camat").get(PAGE).content.decode()
    assert "14 dari 15 bagian masih kosong" in read
    assert "Desa dibimbing.<br><br>Sejak Juli." in read
    assert "<textarea" not in read


def test_a_blank_text_and_one_over_a_newer_one_keep_what_was_typed(signed_in):
    planner = signed_in("perencana")
    blank = planner.post(CAUSES, {"version": 0, "text": " \n "})
    assert blank.status_code == 422
    assert "Sebab keberhasilan atau kegagalan belum diisi" in blank.content.decode()
    planner.post(CAUSES, {"version": 0, "text": "Pertama."})
    stale = planner.post(CAUSES, {"version": 0, "text": "Kedua."})
    said = stale.content.decode()
    assert stale.status_code == 409
    assert "sudah ditulis lagi" in said
    assert "Pertama.</blockquote>" in said
    assert "Kedua.</textarea>" in said
    assert planner.post(CAUSES, {"version": 1, "text": "Kedua."}).status_code == 302


def test_a_quarter_asks_for_causes_and_remedies_alone(signed_in):
    planner = signed_in("perencana")
    assert "6 dari 6 bagian masih kosong" in planner.get(f"{PAGE}?triwulan=2").content.decode()
    answer = planner.post(f"{CAUSES}?triwulan=2", {"version": 0, "text": "Triwulan."})
    assert answer["Location"] == f"{PAGE}?triwulan=2#iku-2-sebab"
    assert planner.post(f"{PAGE}iku-2-efisiensi/?triwulan=2", {"version": 0, "text": "x"}).status_code == 404


def test_who_may_not_and_what_is_not_there(signed_in):
    assert Client().get(PAGE).status_code == 302
    assert signed_in("perencana").get(CAUSES).status_code == 405
    assert signed_in("camat").post(CAUSES, {"version": 0, "text": "x"}).status_code == 403
    assert signed_in("operator.denok").get(PAGE).status_code == 404
    assert signed_in("perencana").post(f"{PAGE}iku-9-sebab/", {"version": 0, "text": "x"}).status_code == 404
    assert signed_in(cast.STRANGER).get(PAGE).status_code == 422
