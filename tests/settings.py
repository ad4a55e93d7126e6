"""The settings of the tests: those of the program, with a data folder of their own that is gone afterwards.

Settings are read before any conftest, so the folder is named here.
"""

import atexit
import os
import shutil
import tempfile

os.environ["CERMAT_DATA"] = _folder = tempfile.mkdtemp(prefix="cermat-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

from cermat.config.settings import *  # noqa: E402, F403
from cermat.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One name per process: two runs at a time do not meet in one database.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["TEST"] = {"NAME": f"test_cermat_{os.getpid()}"}
