"""All settings, from the environment, with safe defaults.

========================  =========================================================================
``TRANSVERSE_DIR``        folder of the data: data base, secret key, unsent mails (default: ``donnees``)
``DATABASE_URL``          another data base: ``postgres://user:password@host/name``
``TRANSVERSE_ADDRESS``    the address that people type: ``https://transverse.ville.fr``
``TRANSVERSE_SMTP``       ``smtp://user:password@host:587``, ``smtps://…``; ``console:``; default: files in the folder
``TRANSVERSE_SENDER``     the sender of the mails
``TRANSVERSE_SECRET``     the secret key, when it is kept elsewhere than in the folder
``TRANSVERSE_TIME_ZONE``  default: ``Europe/Paris``
========================  =========================================================================
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from transverse.portal.ground.secret import secret_key

BASE = Path(__file__).parent
FOLDER = Path(os.environ.get("TRANSVERSE_DIR", "donnees")).resolve()
FOLDER.mkdir(parents=True, exist_ok=True)

ADDRESS = os.environ.get("TRANSVERSE_ADDRESS", "http://localhost:8000").rstrip("/")
_secure = ADDRESS.startswith("https://")
_host = urlsplit(ADDRESS).hostname or "localhost"

SECRET_KEY = secret_key(FOLDER)
DEBUG = False
ALLOWED_HOSTS = [_host, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "transverse.portal.ground",
    "transverse.portal.accounts",
    "transverse.portal.people",
    "transverse.portal.data",
    "transverse.portal.projects",
    "transverse.portal.jobs",
    "transverse.portal.mail",
    "transverse.portal.components",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "auditlog",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "transverse.portal.ground.middleware.KnownHost",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "transverse.portal.ground.middleware.ClosedByDefault",
    "transverse.portal.ground.middleware.KindRefusals",
    "transverse.portal.ground.middleware.ReadOnlyGet",
    "transverse.portal.ground.middleware.OnceOnly",
]

ROOT_URLCONF = "transverse.portal.urls"
WSGI_APPLICATION = "transverse.portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((BASE / "pages").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "transverse.portal.ground.context.collectivity",
            ],
            "builtins": [
                "transverse.portal.components.templatetags.transverse",
                "django_htmx.templatetags.django_htmx",
            ],
        },
    }
]

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
}
DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{FOLDER / 'transverse.sqlite3'}", conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "transverse.portal.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {  # per address of the network: a whole town hall may come from one
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "300/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(_secure)
_FORMS = "transverse.portal.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.Login",
    "reset_password": f"{_FORMS}.ResetPassword",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.SetPassword",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKey",
    "reauthenticate": f"{_FORMS}.Reauthenticate",
}
MFA_ADAPTER = "transverse.portal.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondFactor",
    "reauthenticate": f"{_FORMS}.SecondFactorAgain",
    "activate_totp": f"{_FORMS}.ActivateApplication",
    "add_webauthn": f"{_FORMS}.AddPasskey",
    "edit_webauthn": f"{_FORMS}.RenamePasskey",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address comes from the administrator: nobody signs up with another's
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Transverse"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _secure  # passkeys on http://localhost, which browsers hold to be safe

LANGUAGE_CODE = "fr"
USE_I18N = True
FORMAT_MODULE_PATH = ["transverse.portal.components.formats"]
TIME_ZONE = os.environ.get("TRANSVERSE_TIME_ZONE", "Europe/Paris")
USE_TZ = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": FOLDER / "memoire"}}

STATIC_URL = "statique/"
STATIC_ROOT = FOLDER / "statique"
DOCS = next(folder for folder in (BASE / "pages/guides/docs", BASE.parents[2] / "docs") if folder.is_dir())
STATICFILES_DIRS = [("guides", DOCS / "guides/images")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = FOLDER / "fichiers"

DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_TEMP_DIR = FOLDER / "depots"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
FILE_UPLOAD_HANDLERS = ["transverse.portal.ground.uploads.BoundedUpload"]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MAIL_TRANSPORT = os.environ.get("TRANSVERSE_SMTP", f"file:{FOLDER / 'courriels'}")
DEFAULT_FROM_EMAIL = os.environ.get("TRANSVERSE_SENDER", f"Transverse <transverse@{_host}>")
EMAIL_BACKEND = "transverse.portal.mail.backend.Outbox"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "transverse.portal.ground.refusals.forged"

AUDITLOG_DISABLE_REMOTE_ADDR = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"refusals": {"()": "transverse.portal.ground.logs.WithoutDetails"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
