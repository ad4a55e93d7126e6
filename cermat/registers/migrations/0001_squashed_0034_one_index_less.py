"""Every table as 0001 to 0034 leave it, in one step for who begins now; who began before goes on from where he is."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.utils.timezone
from django.db import migrations, models

import cermat.registers.models.papers
from cermat.registers import triggers

Fields = Mapping[str, models.Field[Any, Any]]


def _table(
    name: str, fields: Fields, *, constraints: Sequence[Any] = (), indexes: Sequence[Any] = ()
) -> migrations.CreateModel:
    options = {"constraints": list(constraints), "indexes": list(indexes)}
    return migrations.CreateModel(name=name, fields=list(fields.items()), options=options)


def _book(
    name: str, fields: Fields, *, constraints: Sequence[Any] = (), indexes: Sequence[Any] = ()
) -> migrations.CreateModel:
    """Return a table with what every book has."""
    name_of_rules = name.lower()
    stamped: Fields = {
        "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
        "key": models.CharField(max_length=200),
        "version": models.PositiveIntegerField(),
        "annulled": models.BooleanField(default=False),
        "reason": models.TextField(blank=True, null=True),
        "event_seq": models.PositiveBigIntegerField(),
        "recorded_at": models.DateTimeField(),
        "recorded_by": models.CharField(max_length=150),
        "office": models.ForeignKey(db_index=False, on_delete=models.PROTECT, related_name="+", to="registers.office"),
    }
    rules = [
        models.UniqueConstraint(
            fields=("office", "key", "version"),
            name=f"{name_of_rules}_version",
            violation_error_message="Versi baris ini sudah ada.",
        ),
        models.CheckConstraint(
            condition=models.Q(
                ("event_seq__gte", 1),
                ("version__gte", 1),
                models.Q(("key", ""), _negated=True),
                models.Q(("recorded_by", ""), _negated=True),
            ),
            name=f"{name_of_rules}_numbered",
            violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
        ),
        models.CheckConstraint(
            condition=models.Q(
                ("annulled", False),
                models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                _connector="OR",
            ),
            name=f"{name_of_rules}_annulled_with_reason",
            violation_error_message="Pembatalan wajib disertai alasan.",
        ),
    ]
    return _table(name, {**stamped, **fields}, constraints=[*rules, *constraints], indexes=indexes)


def _checked_book(
    name: str, fields: Fields, *, constraints: Sequence[Any] = (), indexes: Sequence[Any] = ()
) -> migrations.CreateModel:
    """Return a book whose rows a second person verifies."""
    name_of_rules = name.lower()
    checked: Fields = {
        "state": models.CharField(
            choices=[
                ("draf", "draf"),
                ("diajukan", "diajukan"),
                ("dikembalikan", "dikembalikan"),
                ("terverifikasi", "terverifikasi"),
            ],
            max_length=16,
        ),
        "verified_by": models.CharField(blank=True, max_length=150, null=True),
        "verified_as": models.TextField(blank=True, null=True),
        "takeover": models.BooleanField(default=False),
        "takes_back": models.PositiveIntegerField(blank=True, null=True),
        "restores": models.PositiveIntegerField(blank=True, null=True),
    }
    rules = [
        models.CheckConstraint(
            condition=models.Q(("state__in", ["draf", "diajukan", "dikembalikan", "terverifikasi"])),
            name=f"{name_of_rules}_state_is_known",
            violation_error_message="Keadaan baris tidak dikenal.",
        ),
        models.CheckConstraint(
            condition=models.Q(
                models.Q(
                    ("state", "terverifikasi"),
                    ("verified_by__isnull", False),
                    models.Q(("verified_by", ""), _negated=True),
                ),
                models.Q(models.Q(("state", "terverifikasi"), _negated=True), ("verified_by__isnull", True)),
                _connector="OR",
            ),
            name=f"{name_of_rules}_verified_by_someone",
            violation_error_message="Baris terverifikasi, dan hanya itu, menyebut pemeriksanya.",
        ),
        models.CheckConstraint(
            condition=models.Q(
                ("verified_as__isnull", True),
                models.Q(("verified_by__isnull", False), models.Q(("verified_as", ""), _negated=True)),
                _connector="OR",
            ),
            name=f"{name_of_rules}_verified_as_something",
            violation_error_message="Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
        ),
        models.CheckConstraint(
            condition=models.Q(
                ("verified_by__isnull", True),
                ("takeover", True),
                models.Q(("verified_by", models.F("recorded_by")), _negated=True),
                _connector="OR",
            ),
            name=f"{name_of_rules}_verified_by_another",
            violation_error_message="Baris tidak boleh diverifikasi oleh orang yang mencatatnya.",
        ),
    ]
    return _book(name, {**checked, **fields}, constraints=[*rules, *constraints], indexes=indexes)


class Migration(migrations.Migration):
    replaces = [
        ("registers", "0001_initial"),
        ("registers", "0002_guard_the_books"),
        ("registers", "0003_steps_and_amendments_of_budgets"),
        ("registers", "0004_who_stands_in"),
        ("registers", "0005_imports"),
        ("registers", "0006_count_tries"),
        ("registers", "0007_evidence_files"),
        ("registers", "0008_invite_people"),
        ("registers", "0009_grounds_of_activities"),
        ("registers", "0010_outbox"),
        ("registers", "0011_calendar_feed"),
        ("registers", "0012_receipts_and_exemptions"),
        ("registers", "0013_freeze_measurements"),
        ("registers", "0014_say_what_is_restored"),
        ("registers", "0015_keep_the_budget"),
        ("registers", "0016_budgets_before_their_number"),
        ("registers", "0017_write_analyses"),
        ("registers", "0018_confirm_new_checkers"),
        ("registers", "0019_issue_papers"),
        ("registers", "0020_keep_targets"),
        ("registers", "0021_upload_proofs"),
        ("registers", "0022_keep_settings"),
        ("registers", "0023_confirm_iku_papers"),
        ("registers", "0024_keep_the_letterhead"),
        ("registers", "0025_issue_papers_of_a_year"),
        ("registers", "0026_remember_sent_forms"),
        ("registers", "0027_say_why_no_scan"),
        ("registers", "0028_quote_papers_of_before"),
        ("registers", "0029_keep_counts"),
        ("registers", "0030_keep_published_figures"),
        ("registers", "0031_keep_values_in_words"),
        ("registers", "0032_keep_open_rows"),
        ("registers", "0033_keep_arrears"),
        ("registers", "0034_one_index_less"),
    ]

    initial = True

    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("position", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=20)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={"abstract": False, "verbose_name": "user", "verbose_name_plural": "users"},
            managers=[("objects", django.contrib.auth.models.UserManager())],
        ),
        _table(
            "AccountLink",
            {
                "digest": models.CharField(max_length=64, primary_key=True, serialize=False),
                "username": models.CharField(db_index=True, max_length=150),
                "office": models.CharField(max_length=13),
                "expires_at": models.DateTimeField(),
                "used_at": models.DateTimeField(null=True),
            },
        ),
        _table(
            "Anchor",
            {
                "number": models.PositiveBigIntegerField(primary_key=True, serialize=False),
                "day": models.DateField(unique=True),
                "recorded_at": models.DateTimeField(),
                "heads": models.TextField(blank=True),
                "prev_hash": models.CharField(max_length=64),
                "hash": models.CharField(max_length=64),
            },
        ),
        _table(
            "Bucket",
            {
                "key": models.CharField(max_length=64, primary_key=True, serialize=False),
                "full_at": models.DateTimeField(db_index=True),
            },
        ),
        _table(
            "ContactWish",
            {
                "username": models.CharField(max_length=150, primary_key=True, serialize=False),
                "by_mail": models.BooleanField(default=True),
                "quiet_from": models.TimeField(default=datetime.time(19, 0)),
                "quiet_until": models.TimeField(default=datetime.time(6, 0)),
            },
        ),
        _table("Office", {"code": models.CharField(max_length=13, primary_key=True, serialize=False)}),
        _table(
            "PastPassword",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "username": models.CharField(db_index=True, max_length=150),
                "password": models.CharField(max_length=128),
                "set_at": models.DateTimeField(),
            },
        ),
        _table(
            "SentForm",
            {
                "key": models.CharField(max_length=64, primary_key=True, serialize=False),
                "sent_at": models.DateTimeField(db_index=True),
                "address": models.CharField(blank=True, max_length=2000),
            },
        ),
        _table(
            "CalendarFeed",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "username": models.CharField(max_length=150),
                "office": models.CharField(max_length=13),
                "token_hash": models.CharField(max_length=64, unique=True),
                "made_at": models.DateTimeField(),
            },
            constraints=[models.UniqueConstraint(fields=("username", "office"), name="calendarfeed_one_a_person")],
        ),
        _table(
            "Message",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "office": models.CharField(max_length=13),
                "recipient": models.CharField(max_length=150),
                "day": models.DateField(),
                "kind": models.CharField(max_length=20),
                "subject": models.CharField(max_length=200),
                "body": models.TextField(),
                "chat": models.TextField(),
                "reminders": models.JSONField(default=list),
                "state": models.CharField(
                    choices=[
                        ("menunggu_dikirim", "menunggu_dikirim"),
                        ("belum_pasti", "belum_pasti"),
                        ("terkirim", "terkirim"),
                        ("gagal", "gagal"),
                        ("hanya_di_halaman", "hanya_di_halaman"),
                    ],
                    max_length=20,
                ),
                "reason": models.TextField(blank=True),
                "attempts": models.PositiveSmallIntegerField(default=0),
                "made_at": models.DateTimeField(),
                "due_at": models.DateTimeField(),
                "tried_at": models.DateTimeField(blank=True, null=True),
            },
            constraints=[
                models.UniqueConstraint(fields=("office", "recipient", "day", "kind"), name="message_once_a_day"),
                models.CheckConstraint(
                    condition=models.Q(
                        ("state__in", ["menunggu_dikirim", "belum_pasti", "terkirim", "gagal", "hanya_di_halaman"])
                    ),
                    name="message_state_is_known",
                ),
            ],
            indexes=[models.Index(fields=["office", "state", "due_at"], name="registers_m_office_e789e2_idx")],
        ),
        _book(
            "MonthlyClosing",
            {
                "unit": models.CharField(max_length=200),
                "year": models.PositiveSmallIntegerField(),
                "month": models.PositiveSmallIntegerField(),
                "is_nil": models.BooleanField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("month__gte", 1), ("month__lte", 12), ("year__gte", 2000), ("year__lte", 2100)),
                    name="monthlyclosing_month",
                    violation_error_message="Bulan tutup buku harus 1 sampai 12, tahun 2000 sampai 2100.",
                )
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_m_office__b8358a_idx")],
        ),
        _book(
            "IssuedPaper",
            {
                "report": models.CharField(max_length=50),
                "indicator": models.CharField(blank=True, max_length=100, null=True),
                "measurement": models.CharField(blank=True, max_length=200, null=True),
                "measurement_version": models.PositiveIntegerField(blank=True, null=True),
                "snapshot_sha256": models.CharField(max_length=64),
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(blank=True, null=True),
                "number": models.CharField(max_length=100),
                "dated": models.DateField(),
                "title": models.CharField(max_length=300),
                "content": models.TextField(),
                "files": models.TextField(),
                "head_seq": models.PositiveBigIntegerField(),
                "head": models.CharField(max_length=64),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("year__gte", 2000),
                        ("year__lte", 2100),
                        models.Q(
                            ("quarter__isnull", True),
                            models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                            _connector="OR",
                        ),
                    ),
                    name="issuedpaper_period",
                    violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("number", ""), _negated=True),
                        models.Q(("content", ""), _negated=True),
                        models.Q(("files", ""), _negated=True),
                    ),
                    name="issuedpaper_is_whole",
                    violation_error_message="Naskah terbit harus bernomor, berisi, dan mempunyai berkas.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("measurement__isnull", False), ("measurement_version__isnull", False)),
                        models.Q(
                            ("measurement__isnull", True),
                            ("measurement_version__isnull", True),
                            ("quarter__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="issuedpaper_of_measurement_or_year",
                    violation_error_message="Naskah terbit berasal dari satu versi pengukuran, atau dari rencana setahun.",
                ),
            ],
            indexes=[
                models.Index(fields=["office", "year"], name="registers_i_office__cccd0c_idx"),
                models.Index(fields=["key"], name="registers_i_key_6f4feb_idx"),
            ],
        ),
        _checked_book(
            "IkuPaper",
            {
                "text": models.TextField(),
                "state": cermat.registers.models.papers.PaperState(
                    blank=True,
                    choices=[
                        ("draf", "draf"),
                        ("diajukan", "diajukan"),
                        ("dikembalikan", "dikembalikan"),
                        ("terverifikasi", "terverifikasi"),
                    ],
                    max_length=16,
                    null=True,
                ),
                "takeover": models.BooleanField(default=False, null=True),
                "without_scan": models.TextField(blank=True, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("verified_by__isnull", True),
                        models.Q(
                            ("state__isnull", False),
                            ("takeover__isnull", False),
                            models.Q(("verified_by", models.F("recorded_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="ikupaper_checked_by_another",
                    violation_error_message="Naskah IKU tidak boleh diperiksa oleh orang yang menyalinnya.",
                )
            ],
        ),
        _book(
            "FrozenMeasurement",
            {
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(blank=True, null=True),
                "edition": models.PositiveSmallIntegerField(),
                "stage": models.CharField(
                    choices=[
                        ("draf", "draf"),
                        ("diajukan", "diajukan"),
                        ("dikembalikan", "dikembalikan"),
                        ("direviu", "direviu"),
                        ("disetujui", "disetujui"),
                        ("dipublikasikan", "dipublikasikan"),
                    ],
                    max_length=16,
                ),
                "snapshot": models.CharField(max_length=200),
                "prepared_by": models.CharField(max_length=150),
                "reviewed_by": models.CharField(blank=True, max_length=150, null=True),
                "reviewed_as": models.TextField(blank=True, null=True),
                "approved_by": models.CharField(blank=True, max_length=150, null=True),
                "approved_as": models.TextField(blank=True, null=True),
                "approval_paper": models.CharField(blank=True, max_length=300, null=True),
                "approval_dated": models.DateField(blank=True, null=True),
                "approval_scan": models.CharField(blank=True, max_length=64, null=True),
                "reopens": models.TextField(blank=True, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("edition__gte", 1),
                        ("year__gte", 2000),
                        ("year__lte", 2100),
                        models.Q(
                            ("quarter__isnull", True),
                            models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                            _connector="OR",
                        ),
                    ),
                    name="frozenmeasurement_period",
                    violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4, edisi mulai 1.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("stage__in", ["draf", "diajukan", "dikembalikan", "direviu", "disetujui", "dipublikasikan"])
                    ),
                    name="frozenmeasurement_stage_is_known",
                    violation_error_message="Keadaan pengukuran tidak dikenal.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("reviewed_by__isnull", False),
                            ("stage__in", ["dipublikasikan", "direviu", "disetujui"]),
                            models.Q(("reviewed_by", models.F("prepared_by")), _negated=True),
                        ),
                        models.Q(
                            models.Q(("stage__in", ["dipublikasikan", "direviu", "disetujui"]), _negated=True),
                            ("reviewed_by__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="frozenmeasurement_reviewed_by_another",
                    violation_error_message="Pengukuran direviu oleh orang lain daripada yang menyiapkannya.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("stage__in", ["dipublikasikan", "disetujui"]),
                            models.Q(
                                models.Q(("approval_paper__isnull", True), ("approved_by__isnull", False)),
                                models.Q(
                                    ("approval_dated__isnull", False),
                                    ("approval_paper__isnull", False),
                                    ("approval_scan__isnull", False),
                                    ("approved_by__isnull", True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        models.Q(
                            models.Q(("stage__in", ["dipublikasikan", "disetujui"]), _negated=True),
                            ("approval_paper__isnull", True),
                            ("approved_by__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="frozenmeasurement_approved_once",
                    violation_error_message="Pengukuran disetujui oleh seseorang atau dengan lembar bertanda tangan.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("approved_by__isnull", True),
                        models.Q(
                            models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                            models.Q(("approved_by", models.F("reviewed_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="frozenmeasurement_approved_by_another",
                    violation_error_message="Pengukuran disetujui oleh orang lain daripada penyiap dan pereviunya.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("stage", "dikembalikan"), _negated=True),
                        models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="frozenmeasurement_returned_with_remark",
                    violation_error_message="Pengembalian wajib disertai catatan.",
                ),
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_f_office__17db7e_idx")],
        ),
        _book(
            "Exemption",
            {
                "village": models.CharField(max_length=200),
                "kind": models.CharField(max_length=50),
                "fiscal_year": models.PositiveSmallIntegerField(),
                "paper": models.CharField(max_length=300),
                "paper_dated": models.DateField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                    name="exemption_with_reason",
                    violation_error_message="Pengecualian wajib disertai alasan.",
                )
            ],
            indexes=[models.Index(fields=["office", "fiscal_year"], name="registers_e_office__a62ee5_idx")],
        ),
        _book(
            "EvidenceFile",
            {
                "media_type": models.CharField(max_length=100),
                "size": models.PositiveBigIntegerField(),
                "name": models.CharField(max_length=200),
                "has_personal_data": models.BooleanField(default=False),
                "view_lacks": models.TextField(blank=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("size__gte", 1)),
                    name="evidencefile_has_content",
                    violation_error_message="Berkas kosong tidak dapat menjadi bukti.",
                )
            ],
        ),
        _checked_book(
            "Evidence",
            {
                "of_book": models.CharField(max_length=20),
                "of_key": models.CharField(max_length=200),
                "title": models.CharField(max_length=300),
                "location": models.CharField(max_length=500),
                "sha256": models.CharField(blank=True, max_length=64, null=True),
            },
            indexes=[models.Index(fields=["office", "of_book", "of_key"], name="registers_e_office__752aeb_idx")],
        ),
        _book(
            "BudgetNode",
            {
                "year": models.PositiveSmallIntegerField(),
                "code": models.CharField(max_length=100),
                "name": models.CharField(max_length=300),
                "parent": models.CharField(blank=True, max_length=100, null=True),
                "ceiling": models.DecimalField(decimal_places=2, max_digits=15),
                "quarter_1": models.DecimalField(decimal_places=2, max_digits=15),
                "quarter_2": models.DecimalField(decimal_places=2, max_digits=15),
                "quarter_3": models.DecimalField(decimal_places=2, max_digits=15),
                "quarter_4": models.DecimalField(decimal_places=2, max_digits=15),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("ceiling__gte", 0), ("year__gte", 1945), ("year__lte", 2199)),
                    name="budgetnode_year_and_ceiling",
                    violation_error_message="Tahun harus 1945 sampai 2199 dan pagu tidak boleh negatif.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("parent__isnull", True), models.Q(("parent", models.F("code")), _negated=True), _connector="OR"
                    ),
                    name="budgetnode_under_another",
                    violation_error_message="Kode anggaran tidak boleh menjadi induk dirinya sendiri.",
                ),
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_b_office__03b90a_idx")],
        ),
        _table(
            "AuditEvent",
            {
                "id": models.CharField(max_length=40, primary_key=True, serialize=False),
                "seq": models.PositiveBigIntegerField(),
                "recorded_at": models.DateTimeField(),
                "recorded_by": models.CharField(max_length=150),
                "verb": models.CharField(max_length=100),
                "summary": models.TextField(),
                "manifest": models.TextField(),
                "prev_hash": models.CharField(max_length=64),
                "hash": models.CharField(max_length=64),
                "anchor": models.ForeignKey(
                    null=True, on_delete=models.PROTECT, related_name="+", to="registers.anchor"
                ),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.PROTECT, related_name="+", to="registers.office"
                ),
            },
            constraints=[
                models.UniqueConstraint(fields=("office", "seq"), name="auditevent_seq"),
                models.CheckConstraint(
                    condition=models.Q(("seq__gte", 1), models.Q(("manifest", ""), _negated=True)),
                    name="auditevent_wrote_rows",
                ),
            ],
            indexes=[models.Index(fields=["office", "recorded_at"], name="registers_a_office__5e5907_idx")],
        ),
        _book(
            "Analysis",
            {
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(blank=True, null=True),
                "indicator": models.CharField(blank=True, max_length=100, null=True),
                "section": models.CharField(
                    choices=[
                        ("gambaran_umum", "gambaran_umum"),
                        ("isu_strategis", "isu_strategis"),
                        ("sebab", "sebab"),
                        ("upaya", "upaya"),
                        ("efisiensi", "efisiensi"),
                        ("program_penunjang", "program_penunjang"),
                        ("kesimpulan", "kesimpulan"),
                    ],
                    max_length=30,
                ),
                "text": models.TextField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("year__gte", 2000),
                        ("year__lte", 2100),
                        models.Q(
                            ("quarter__isnull", True),
                            models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                            _connector="OR",
                        ),
                    ),
                    name="analysis_period",
                    violation_error_message="Tahun harus 2000 sampai 2100 dan triwulan 1 sampai 4.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("indicator__isnull", False),
                            ("section__in", ["sebab", "upaya", "efisiensi", "program_penunjang"]),
                            models.Q(("indicator", ""), _negated=True),
                        ),
                        models.Q(
                            ("section__in", ["gambaran_umum", "isu_strategis", "kesimpulan"]),
                            ("indicator__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="analysis_has_its_place",
                    violation_error_message="Bagian analisis tidak dikenal, atau tidak sesuai dengan indikatornya.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("text", ""), _negated=True),
                    name="analysis_is_written",
                    violation_error_message="Analisis tidak boleh kosong.",
                ),
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_a_office__18811c_idx")],
        ),
        _checked_book(
            "Activity",
            {
                "number": models.CharField(max_length=100),
                "unit": models.CharField(max_length=200),
                "participants": models.JSONField(blank=True, default=list),
                "dated": models.DateField(),
                "kind": models.CharField(max_length=20),
                "function": models.CharField(blank=True, max_length=5, null=True),
                "other_functions": models.JSONField(blank=True, default=list),
                "is_outside_authority": models.BooleanField(default=False),
                "description": models.TextField(),
                "place": models.CharField(blank=True, max_length=200, null=True),
                "status": models.CharField(
                    choices=[("rencana", "rencana"), ("terlaksana", "terlaksana"), ("batal", "batal")], max_length=10
                ),
                "grounds": models.TextField(blank=True, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("function__isnull", False),
                            ("is_outside_authority", False),
                            models.Q(("function", ""), _negated=True),
                        ),
                        models.Q(
                            ("function__isnull", True),
                            ("is_outside_authority", True),
                            models.Q(
                                models.Q(("grounds__isnull", False), models.Q(("grounds", ""), _negated=True)),
                                models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                                _connector="OR",
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="activity_has_function_or_reason",
                    violation_error_message="Kegiatan menyebut satu fungsi, atau di luar kewenangan dengan alasannya.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "batal"), _negated=True),
                        models.Q(("grounds__isnull", False), models.Q(("grounds", ""), _negated=True)),
                        models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="activity_cancelled_with_reason",
                    violation_error_message="Kegiatan batal wajib disertai alasan.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("status__in", ["rencana", "terlaksana", "batal"])),
                    name="activity_status_is_known",
                    violation_error_message="Status kegiatan tidak dikenal.",
                ),
            ],
            indexes=[models.Index(fields=["office", "dated"], name="registers_a_office__1b3f68_idx")],
        ),
        _book(
            "Account",
            {
                "username": models.CharField(max_length=150),
                "deed": models.CharField(
                    choices=[
                        ("diundang", "diundang"),
                        ("diberi_tautan", "diberi_tautan"),
                        ("sandi_ditetapkan", "sandi_ditetapkan"),
                        ("dinonaktifkan", "dinonaktifkan"),
                        ("diaktifkan", "diaktifkan"),
                        ("langkah_kedua_dilepas", "langkah_kedua_dilepas"),
                        ("menunggu_pengesahan", "menunggu_pengesahan"),
                        ("disahkan", "disahkan"),
                    ],
                    max_length=24,
                ),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "deed__in",
                            [
                                "diundang",
                                "diberi_tautan",
                                "sandi_ditetapkan",
                                "dinonaktifkan",
                                "diaktifkan",
                                "langkah_kedua_dilepas",
                                "menunggu_pengesahan",
                                "disahkan",
                            ],
                        )
                    ),
                    name="account_deed_is_known",
                    violation_error_message="Perbuatan terhadap akun tidak dikenal.",
                )
            ],
        ),
        _table(
            "OfficeArrears",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "year": models.PositiveSmallIntegerField(),
                "kind": models.CharField(
                    choices=[
                        ("belum_disusun", "Missing"),
                        ("terlambat", "Late"),
                        ("belum_ditutup", "Unclosed"),
                        ("belum_diperiksa", "Unchecked"),
                    ],
                    max_length=16,
                ),
                "since": models.DateField(),
                "count": models.PositiveIntegerField(),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.CASCADE, related_name="+", to="registers.office"
                ),
            },
            constraints=[
                models.UniqueConstraint(fields=("office", "year", "kind", "since"), name="officearrears_once")
            ],
            indexes=[
                models.Index(fields=["year", "office", "kind", "since", "count"], name="registers_o_year_55ec80_idx")
            ],
        ),
        _table(
            "OfficeCount",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(),
                "indicator": models.CharField(max_length=100),
                "definition": models.CharField(max_length=64),
                "numerator": models.BigIntegerField(),
                "denominator": models.BigIntegerField(),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.CASCADE, related_name="+", to="registers.office"
                ),
            },
            constraints=[
                models.UniqueConstraint(fields=("office", "year", "quarter", "indicator"), name="officecount_once")
            ],
            indexes=[models.Index(fields=["year", "quarter", "office"], name="registers_o_year_89ec7f_idx")],
        ),
        _book(
            "OfficeProfile",
            {
                "valid_from": models.DateField(blank=True, null=True),
                "valid_to": models.DateField(blank=True, null=True),
                "name": models.CharField(max_length=200),
                "regency": models.CharField(max_length=200),
                "seat": models.CharField(max_length=100),
                "address": models.TextField(blank=True),
                "zone": models.CharField(max_length=50),
                "is_sample": models.BooleanField(default=False),
                "paper_size": models.CharField(blank=True, max_length=2, null=True),
                "logo": models.CharField(blank=True, max_length=64, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("valid_from__isnull", True),
                        ("valid_to__isnull", True),
                        ("valid_to__gte", models.F("valid_from")),
                        _connector="OR",
                    ),
                    name="officeprofile_ends_after_it_begins",
                    violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
                )
            ],
        ),
        _book(
            "Official",
            {
                "valid_from": models.DateField(blank=True, null=True),
                "valid_to": models.DateField(blank=True, null=True),
                "position": models.CharField(max_length=100),
                "name": models.CharField(max_length=200),
                "rank": models.CharField(blank=True, max_length=100, null=True),
                "nip": models.CharField(blank=True, max_length=30, null=True),
                "acting": models.CharField(blank=True, max_length=10, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("valid_from__isnull", True),
                        ("valid_to__isnull", True),
                        ("valid_to__gte", models.F("valid_from")),
                        _connector="OR",
                    ),
                    name="official_ends_after_it_begins",
                    violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("valid_from__isnull", False)),
                    name="official_begins",
                    violation_error_message="Hari mulai menjabat wajib diisi.",
                ),
            ],
        ),
        _table(
            "OpenRow",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "book": models.CharField(max_length=20),
                "key": models.CharField(max_length=200),
                "row": models.BigIntegerField(),
                "is_submitted": models.BooleanField(),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.CASCADE, related_name="+", to="registers.office"
                ),
            },
            constraints=[models.UniqueConstraint(fields=("office", "book", "key"), name="openrow_once")],
        ),
        _checked_book(
            "Output",
            {
                "activity": models.CharField(max_length=200),
                "kind": models.CharField(max_length=50),
                "title": models.CharField(max_length=300),
                "dated": models.DateField(),
            },
            indexes=[models.Index(fields=["office", "activity"], name="registers_o_office__41980e_idx")],
        ),
        _table(
            "PublishedFigure",
            {
                "id": models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                "office_name": models.TextField(),
                "regency": models.TextField(),
                "is_sample": models.BooleanField(),
                "measurement": models.CharField(max_length=200),
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(),
                "edition": models.PositiveSmallIntegerField(),
                "published_on": models.DateField(),
                "snapshot_sha256": models.CharField(max_length=64),
                "iku": models.CharField(max_length=200),
                "iku_number": models.TextField(null=True),
                "iku_dated": models.DateField(),
                "position": models.PositiveSmallIntegerField(),
                "indicator": models.CharField(max_length=100),
                "number": models.PositiveSmallIntegerField(null=True),
                "name": models.TextField(),
                "unit": models.CharField(max_length=50),
                "definition": models.CharField(max_length=64),
                "numerator": models.CharField(max_length=60, null=True),
                "denominator": models.CharField(max_length=60, null=True),
                "value": models.CharField(max_length=60, null=True),
                "value_words": models.TextField(),
                "is_provisional": models.BooleanField(),
                "is_recorded": models.BooleanField(),
                "cause": models.TextField(),
                "target": models.CharField(max_length=60, null=True),
                "attainment": models.CharField(max_length=60, null=True),
                "predicate": models.TextField(null=True),
                "state": models.CharField(max_length=20),
                "successor": models.PositiveSmallIntegerField(null=True),
                "reopens": models.TextField(null=True),
                "paper_number": models.TextField(null=True),
                "paper_code": models.CharField(max_length=200, null=True),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.CASCADE, related_name="+", to="registers.office"
                ),
            },
            constraints=[
                models.UniqueConstraint(fields=("office", "measurement", "position"), name="publishedfigure_once")
            ],
        ),
        _book(
            "Receipt",
            {
                "document": models.CharField(max_length=200),
                "document_version": models.PositiveIntegerField(),
                "year": models.PositiveSmallIntegerField(),
                "sequence": models.PositiveIntegerField(),
                "received_on": models.DateField(),
                "received_at": models.DateTimeField(blank=True, null=True),
                "receiver": models.CharField(max_length=200),
                "receiver_position": models.CharField(max_length=200),
            },
            constraints=[
                models.UniqueConstraint(
                    fields=("office", "year", "sequence", "version"),
                    name="receipt_sequence",
                    violation_error_message="Nomor tanda terima ini sudah dipakai.",
                )
            ],
            indexes=[models.Index(fields=["office", "document"], name="registers_r_office__278e99_idx")],
        ),
        _checked_book(
            "RecordedValue",
            {
                "indicator": models.CharField(max_length=100),
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(blank=True, null=True),
                "quantity": models.CharField(max_length=100),
                "amount": models.DecimalField(decimal_places=4, max_digits=15),
                "paper": models.CharField(max_length=300),
                "paper_number": models.CharField(blank=True, max_length=100, null=True),
                "paper_dated": models.DateField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                    name="recordedvalue_year",
                    violation_error_message="Tahun harus 2000 sampai 2100.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("quarter__isnull", True), models.Q(("quarter__gte", 1), ("quarter__lte", 4)), _connector="OR"
                    ),
                    name="recordedvalue_quarter",
                    violation_error_message="Triwulan harus 1 sampai 4.",
                ),
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_r_office__fbf6ab_idx")],
        ),
        _book(
            "RoleAssignment",
            {
                "valid_from": models.DateField(blank=True, null=True),
                "valid_to": models.DateField(blank=True, null=True),
                "username": models.CharField(max_length=150),
                "role": models.CharField(
                    choices=[
                        ("staf", "staf"),
                        ("operator_desa", "operator_desa"),
                        ("kasi", "kasi"),
                        ("perencana", "perencana"),
                        ("sekretaris", "sekretaris"),
                        ("camat", "camat"),
                        ("kabupaten", "kabupaten"),
                        ("inspektorat", "inspektorat"),
                        ("admin", "admin"),
                        ("konsol", "konsol"),
                    ],
                    max_length=16,
                ),
                "unit": models.CharField(blank=True, max_length=200, null=True),
                "village": models.CharField(blank=True, max_length=200, null=True),
                "acting": models.CharField(blank=True, max_length=10, null=True),
                "succeeds": models.CharField(blank=True, max_length=150, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("valid_from__isnull", True),
                        ("valid_to__isnull", True),
                        ("valid_to__gte", models.F("valid_from")),
                        _connector="OR",
                    ),
                    name="roleassignment_ends_after_it_begins",
                    violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "role__in",
                            [
                                "staf",
                                "operator_desa",
                                "kasi",
                                "perencana",
                                "sekretaris",
                                "camat",
                                "kabupaten",
                                "inspektorat",
                                "admin",
                                "konsol",
                            ],
                        )
                    ),
                    name="roleassignment_role_is_known",
                    violation_error_message="Peran tidak dikenal.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("acting__isnull", True), ("acting__in", ("Plt.", "Plh.")), _connector="OR"),
                    name="roleassignment_acting_is_known",
                    violation_error_message="Pelaksana hanya Plt. atau Plh.",
                ),
            ],
            indexes=[models.Index(fields=["username"], name="registers_r_usernam_2d4fc0_idx")],
        ),
        _checked_book(
            "Setting",
            {
                "kind": models.CharField(
                    choices=[
                        ("skala_predikat", "skala_predikat"),
                        ("batas_capaian", "batas_capaian"),
                        ("hari_tutup_data", "hari_tutup_data"),
                    ],
                    max_length=20,
                ),
                "value": models.CharField(blank=True, max_length=50),
                "valid_from": models.DateField(),
                "paper": models.CharField(max_length=300),
                "paper_number": models.CharField(blank=True, max_length=100, null=True),
                "paper_dated": models.DateField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["skala_predikat", "batas_capaian", "hari_tutup_data"])),
                    name="setting_kind_is_known",
                    violation_error_message="Jenis setelan tidak dikenal.",
                )
            ],
        ),
        _book("Snapshot", {"text": models.TextField(), "sha256": models.CharField(max_length=64)}),
        _table(
            "StagedImport",
            {
                "id": models.CharField(max_length=32, primary_key=True, serialize=False),
                "username": models.CharField(max_length=150),
                "table": models.CharField(max_length=20),
                "file": models.CharField(max_length=200),
                "content": models.BinaryField(),
                "stage": models.CharField(max_length=12),
                "done": models.PositiveIntegerField(default=0),
                "total": models.PositiveIntegerField(default=0),
                "outcome": models.JSONField(default=dict),
                "event_seq": models.PositiveBigIntegerField(blank=True, null=True),
                "created_at": models.DateTimeField(),
                "moved_at": models.DateTimeField(),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.PROTECT, related_name="+", to="registers.office"
                ),
            },
            indexes=[models.Index(fields=["office", "username", "created_at"], name="registers_s_office__cc6546_idx")],
        ),
        _checked_book(
            "Target",
            {
                "indicator": models.CharField(max_length=100),
                "year": models.PositiveSmallIntegerField(),
                "quarter": models.PositiveSmallIntegerField(blank=True, null=True),
                "kind": models.CharField(
                    choices=[
                        ("perjanjian", "perjanjian"),
                        ("perubahan", "perubahan"),
                        ("akhir_renstra", "akhir_renstra"),
                        ("nasional", "nasional"),
                    ],
                    max_length=20,
                ),
                "amount": models.DecimalField(decimal_places=4, max_digits=15),
                "paper": models.CharField(max_length=300),
                "paper_number": models.CharField(blank=True, max_length=100, null=True),
                "paper_dated": models.DateField(),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("kind__in", ["perjanjian", "perubahan", "akhir_renstra", "nasional"]),
                        ("year__gte", 2000),
                        ("year__lte", 2100),
                    ),
                    name="target_year_and_kind",
                    violation_error_message="Tahun harus 2000 sampai 2100 dan jenis target harus dikenal.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("quarter__isnull", True),
                        models.Q(("kind__in", ["perjanjian", "perubahan"]), ("quarter__gte", 1), ("quarter__lte", 4)),
                        _connector="OR",
                    ),
                    name="target_quarter",
                    violation_error_message="Triwulan harus 1 sampai 4, dan hanya untuk Perjanjian Kinerja.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("amount__gt", 0)),
                    name="target_above_zero",
                    violation_error_message="Target harus di atas 0.",
                ),
            ],
            indexes=[models.Index(fields=["office", "year"], name="registers_t_office__346c44_idx")],
        ),
        _book(
            "Unit",
            {
                "valid_from": models.DateField(blank=True, null=True),
                "valid_to": models.DateField(blank=True, null=True),
                "name": models.CharField(max_length=200),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("valid_from__isnull", True),
                        ("valid_to__isnull", True),
                        ("valid_to__gte", models.F("valid_from")),
                        _connector="OR",
                    ),
                    name="unit_ends_after_it_begins",
                    violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
                )
            ],
        ),
        _table(
            "Upload",
            {
                "id": models.CharField(max_length=32, primary_key=True, serialize=False),
                "username": models.CharField(max_length=150),
                "of_book": models.CharField(max_length=20),
                "of_key": models.CharField(max_length=200),
                "name": models.CharField(max_length=200),
                "size": models.PositiveBigIntegerField(),
                "fingerprint": models.CharField(max_length=64),
                "has_personal_data": models.BooleanField(default=False),
                "proof_kind": models.CharField(max_length=40, null=True),
                "touched_at": models.DateTimeField(),
                "evidence": models.CharField(max_length=200, null=True),
                "office": models.ForeignKey(
                    db_index=False, on_delete=models.PROTECT, related_name="+", to="registers.office"
                ),
            },
            constraints=[
                models.UniqueConstraint(
                    fields=("office", "username", "of_book", "of_key", "fingerprint"), name="upload_of_one_file"
                )
            ],
        ),
        _book(
            "Village",
            {
                "valid_from": models.DateField(blank=True, null=True),
                "valid_to": models.DateField(blank=True, null=True),
                "name": models.CharField(max_length=200),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(
                        ("valid_from__isnull", True),
                        ("valid_to__isnull", True),
                        ("valid_to__gte", models.F("valid_from")),
                        _connector="OR",
                    ),
                    name="village_ends_after_it_begins",
                    violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
                )
            ],
        ),
        _checked_book(
            "VillageDocument",
            {
                "village": models.CharField(max_length=200),
                "kind": models.CharField(max_length=50),
                "fiscal_year": models.PositiveSmallIntegerField(),
                "number": models.CharField(blank=True, max_length=100),
                "enacted_on": models.DateField(blank=True, null=True),
                "submitted_on": models.DateField(blank=True, null=True),
                "draft_received_on": models.DateField(blank=True, null=True),
                "evaluated_on": models.DateField(blank=True, null=True),
                "amendment": models.PositiveSmallIntegerField(blank=True, null=True),
            },
            constraints=[
                models.CheckConstraint(
                    condition=models.Q(("fiscal_year__gte", 2000), ("fiscal_year__lte", 2100)),
                    name="villagedocument_fiscal_year",
                    violation_error_message="Tahun anggaran harus 2000 sampai 2100.",
                )
            ],
            indexes=[models.Index(fields=["office", "fiscal_year"], name="registers_v_office__266fcf_idx")],
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
