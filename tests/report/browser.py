"""A browser for tests: found, or installed from Debian; and opened."""
import os
import shutil
import subprocess
import sys

SYSTEM_PYTHON = "/usr/bin/python3"
SKIP = 77


def skip(why):
    print("SKIP: " + why)
    sys.exit(SKIP)


def require_browser():
    """Chromium, its driver and Selenium's modules, installed if that can be done; else the test ends as skipped."""
    try:
        import selenium.webdriver  # noqa: F401
    except ImportError:
        if sys.executable != SYSTEM_PYTHON and os.environ.get("STELE_BROWSER_AGAIN") is None:
            os.environ["STELE_BROWSER_AGAIN"] = "1"
            os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON] + sys.argv)
        install()
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        install()


def install():
    if os.geteuid() != 0:
        skip("no chromium with driver and python3-selenium")
    got = subprocess.run(["apt-get", "install", "-y", "-q", "chromium", "chromium-driver", "python3-selenium"],
                         env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"), stdout=subprocess.DEVNULL)
    if got.returncode != 0:
        skip("chromium could not be installed")


def open_browser(folder):
    """A browser whose profile and downloads are in the folder."""
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1280,900",
                     "--user-data-dir=" + os.path.join(folder, "profile")):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    driver.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})
    return driver
