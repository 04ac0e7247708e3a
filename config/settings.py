"""One settings file; the environment decides between a laptop and a bureau (docs/deploy.md lists every variable)."""

from pathlib import Path

import environ
from kombu import Exchange, Queue

from network.keyring import ensure_keys

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var")))
KEYS_DIR = DATA_DIR / "keys"
PRIVATE_DIR = DATA_DIR / "private"
FONTS_DIR = Path(env("FONTS_DIR", default=str(BASE_DIR / "var" / "fonts")))
PAPER_FONTS = env.dict("PAPER_FONTS", default={})  # role=file, … (docs/papers.md)
PAPER_SIGNER = env("PAPER_SIGNER", default="")  # a class that signs papers; none by default
PAPER_SEAL = env("PAPER_SEAL", default=str(KEYS_DIR / "seal.p12"))
PAPER_SEAL_PASSPHRASE = env("PAPER_SEAL_PASSPHRASE", default="")
DATA_DIR.mkdir(parents=True, exist_ok=True)
ensure_keys(KEYS_DIR)

SECRET_KEY = env("SECRET_KEY", default="") or (KEYS_DIR / "django.key").read_text().strip()
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
FACES = env.list("FACES", default=["portal", "hall", "desk"])
REDIS_URL = env("REDIS_URL", default="")

INSTALLED_APPS = [
    "policy",
    "network",
    "casework",
    "papers",
    "matters",
    "orgs",
    "meetings",
    "hall",
    "desk",
    "portal",
    "demo",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_filters",
    "lucide",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *env.list("EXTRA_APPS", default=[]),  # a district's own processes (docs/first-process.md)
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.errors.Patience",
    "portal.maintenance.Maintenance",
    "portal.wagtail_seams.AdminPolicy",
    "network.demonstration.Loopback",
    "portal.kept.KeptPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "network.returning.Returning",
    "network.middleware.Idle",
    "network.middleware.SecondFactor",
    "portal.wagtail_seams.AdminGroups",
    "portal.wagtail_seams.MovedPages",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "portal.context.page",
                "hall.context.hall",
                "desk.context.desk",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'platform.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # IMMEDIATE is the lock on SQLite: without it two writers die of "database is locked" (docs/adr).
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000; "
        # What is erased is overwritten in the file too, and a log that starts anew keeps none of the old pages.
        "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=0;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 8, "timeout": 10}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS = [BASE_DIR / "locale"]  # what installed apps lack in Chinese (portal/wording.py)
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Over a connection the question costs more than the kept page: a stranger may see one this much older (portal/kept.py).
KEPT_STAMP_SECONDS = env.float("KEPT_STAMP_SECONDS", default=1.0)
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "config.cache.ForgivingRedisCache", "LOCATION": REDIS_URL}}
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ALWAYS_EAGER = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A queue that is down must not hold up the person who pressed the button: one more try, at once.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600, "socket_connect_timeout": 1,
    "max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0,
}  # fmt: skip
CELERY_TASK_PUBLISH_RETRY = False
# A worker without -Q takes both queues; with papers in a worker of its own nothing waits for a long one (docs/deploy.md).
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), routing_key=name) for name in ("celery", "pdf")]
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {f"casework.post.tasks.{name}": {"queue": "pdf", "routing_key": "pdf"} for name in ("make_paper", "make_papers")}
CELERY_BEAT_SCHEDULE = {
    "outbox": {"task": "casework.post.tasks.post_due", "schedule": 10},
    "papers": {"task": "casework.post.tasks.make_papers", "schedule": 10, "options": {"expires": 10}},
    "tick": {"task": "casework.clock.tasks.tick", "schedule": 60},
}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default="platform@localhost")

AUTH_USER_MODEL = "network.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/enter/"
LOGOUT_REDIRECT_URL = "/"

IDENTITY_VERIFIER = env("IDENTITY_VERIFIER", default="network.identity.AtTheWindow")
ACCOUNT_ADAPTER = "network.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "network.adapter.SignupForm"
ACCOUNT_FORMS = {
    "login": "network.account_forms.LoginForm", "signup": "network.account_forms.SignupForm",
    "reset_password": "network.account_forms.ResetPasswordForm", "change_password": "network.account_forms.ChangePasswordForm",
    "reset_password_from_key": "network.account_forms.ResetPasswordKeyForm",
}  # fmt: skip
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USERNAME_BLACKLIST = ["admin", "root"]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "社会组织综合服务平台"

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = env.bool("SECURE", default=False)
CSRF_FAILURE_VIEW = "network.returning.stale_token"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
SECURE_HSTS_SECONDS = 31536000 if SESSION_COOKIE_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

WAGTAIL_SITE_NAME = "滨海新区社会组织综合服务平台"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "/admin/enter/"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # one way to a new password: the accounts' own
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]  # one language, one clock: neither is offered in the account
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no digest of an address leaves for another host
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.search", "SEARCH_CONFIG": "simple"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "config.logs.LinksHidden"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")}
    | {name: {"filters": ["links"]} for name in ("django.request", "django.security.csrf", "django.server")},
}
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
