"""Django's settings. Everything that differs between a laptop and a server comes from the environment."""

from cermat.config import environment

DATA_FOLDER = environment.data_folder()
DEBUG = environment.is_on("CERMAT_DEBUG", default=False)
EVIDENCE_FOLDER = DATA_FOLDER / "evidence"
# Where ClamAV answers: host:port or the path of its socket; empty where there is none.
CLAMAV = environment.text("CERMAT_CLAMAV")
SECRET_KEY = environment.secret_key(DATA_FOLDER)
ALLOWED_HOSTS = environment.words("CERMAT_HOSTS", default="127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CERMAT_ORIGINS", default="")
DATABASES = {"default": environment.database(DATA_FOLDER)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "cermat.registers",
    "cermat.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cermat.web.middleware.security_headers",
    "cermat.web.middleware.bounded_body",
    "cermat.web.middleware.readable_address",
    "cermat.web.middleware.without_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cermat.web.sessions.bounded",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cermat.web.middleware.asked_once",
]
ROOT_URLCONF = "cermat.config.urls"
WSGI_APPLICATION = "cermat.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

AUTH_USER_MODEL = "registers.User"
# Which policy for passwords holds: by length (ASVS), or by kinds of characters and age (BSSN). In days, None: no end.
_EVERY_POLICY = ("LongEnough", "NotCommon", "NotLikeTheName")
PASSWORD_POLICIES = {
    "asvs": (_EVERY_POLICY, None),
    "bssn": ((*_EVERY_POLICY, "OfAllKinds", "NeverUsed"), 180),
}
PASSWORD_RULES, PASSWORD_LASTS = PASSWORD_POLICIES[
    environment.choice("CERMAT_KEBIJAKAN_SANDI", PASSWORD_POLICIES, default="asvs")
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": f"cermat.actions.passwords.{rule}"} for rule in PASSWORD_RULES]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "account_login"

# allauth: usernames sign in, nobody registers himself, and tries are counted in our own table (docs/adr).
ACCOUNT_ADAPTER = "cermat.web.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "cermat.web.account_forms.SignIn",
    "reauthenticate": "cermat.web.account_forms.PasswordAgain",
    "change_password": "cermat.web.account_forms.OtherPassword",
}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("CERMAT_PROXIES", default=0)
MFA_ADAPTER = "cermat.web.accounts.FactorAdapter"
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Cermat"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "cermat.web.account_forms.Code",
    "reauthenticate": "cermat.web.account_forms.CodeAgain",
    "activate_totp": "cermat.web.account_forms.FirstCode",
    "add_webauthn": "cermat.web.account_forms.NewKey",
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Mail is sent by the worker or from cron, never inside a page's request.
MAIL = environment.mail_server()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.scheme == "smtp+starttls", MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MAIL.sender
PUBLIC_ADDRESS = environment.public_address()

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
# A quiet hour is a time of day: Django takes one for a slip within ten seconds of it.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

# Faults go to the terminal or the service manager's journal; a page never shows them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # The worker tells in English that it was asked to stop.
    "loggers": {"django_tasks_db": {"level": "ERROR"}},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if environment.is_on("CERMAT_HTTPS", default=False):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
