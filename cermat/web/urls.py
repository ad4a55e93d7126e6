"""Every address of the pages. One address, one view."""

from django.urls import path

from cermat.web.views import (
    accounts,
    activities,
    calendars,
    corrections,
    figures,
    handovers,
    iku,
    new_activity,
    office,
    officials,
    recorded_values,
    reports,
    rows,
    signing,
    village_documents,
)

# What opens without signing in, and why; every other address goes through a door, which says who may enter.
PUBLIC = {
    "account_login": "where people sign in",
    "mfa_authenticate": "the second step of signing in; without the first one it leads back there",
    "keluar": "ends a session; without one it changes nothing",
}
urlpatterns = [
    # Names with account_ and mfa_ are those by which allauth asks for a page.
    path("masuk/", signing.sign_in, name="account_login"),
    path("masuk/kode/", signing.second_step, name="mfa_authenticate"),
    path("keluar/", signing.sign_out, name="keluar"),
    path("akun/", accounts.account, name="akun"),
    path("akun/sandi/", accounts.password, name="account_change_password"),
    path("akun/pastikan/", accounts.password_again, name="account_reauthenticate"),
    path("akun/langkah-kedua/", accounts.factors, name="mfa_index"),
    path("akun/langkah-kedua/kode/", accounts.code_again, name="mfa_reauthenticate"),
    path("akun/langkah-kedua/aplikasi/pasang/", accounts.add_totp, name="mfa_activate_totp"),
    path("akun/langkah-kedua/aplikasi/lepas/", accounts.remove_totp, name="mfa_deactivate_totp"),
    path("akun/langkah-kedua/kode-pemulihan/", accounts.recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/langkah-kedua/kode-pemulihan/baru/", accounts.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("", office.beranda, name="beranda"),
    path("menunggu/", office.menunggu, name="menunggu"),
    path("riwayat/", office.riwayat, name="riwayat"),
    path("kalender/", calendars.month, name="kalender"),
    path("tutup-buku/", office.tutup_buku, name="tutup_buku"),
    path("kegiatan/", activities.listed, name="kegiatan"),
    path("kegiatan/tambah/", new_activity.add, name="tambah_kegiatan"),
    path("kegiatan/salin/", new_activity.copy, name="salin_kegiatan"),
    path("kegiatan/menunggu-keluaran/", activities.waiting, name="menunggu_keluaran"),
    path("kegiatan/<str:key>/keluaran/tambah/", activities.add_output, name="tambah_keluaran"),
    path("dokumen-desa/", village_documents.grid, name="dokumen_desa"),
    path("dokumen-desa/tambah/", village_documents.add, name="tambah_dokumen"),
    path("baris/<slug:slug>/<str:key>/", rows.row, name="baris"),
    path("baris/<slug:slug>/<str:key>/perbaiki/", corrections.correct, name="perbaiki"),
    path("baris/<slug:slug>/<str:key>/bukti/tambah/", activities.add_evidence, name="tambah_bukti"),
    path("baris/<slug:slug>/<str:key>/tindakan/<slug:act>/", rows.act, name="tindakan"),
    path("angka/<int:year>/<slug:indicator>/", figures.figure, name="angka"),
    path("kertas-kerja/<int:year>/<slug:indicator>/", figures.working_paper, name="kertas_kerja"),
    path("kertas-kerja/<int:year>/<slug:indicator>/csv/", figures.working_paper_csv, name="kertas_kerja_csv"),
    path("nilai/<int:year>/<slug:indicator>/tambah/", recorded_values.add, name="catat_nilai"),
    path("pejabat/", officials.listed, name="pejabat"),
    path("pejabat/tambah/", officials.add, name="tambah_pejabat"),
    path("serah-terima/", handovers.hand_over, name="serah_terima"),
    path("iku/", iku.iku, name="iku"),
    path("laporan/", reports.reports, name="laporan"),
    path("laporan/<int:year>/<slug:report>.<slug:form>", reports.printed, name="cetak"),
]
