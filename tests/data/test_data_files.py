"""Finding, checking and downloading files, against a small web server on this machine."""

from __future__ import annotations

import hashlib
import http.server
import os
import threading

import pytest

from gradlab.data import files
from gradlab.errors import GradLabError

BODY = b"age, wage\n" * 20_000
SHA256 = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def server(monkeypatch):
    """(address of the right file, list of the requests made); other pages are cut off or wrong."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.append(f"HEAD {self.path}")
            self.send_response(200)
            self.end_headers()

        def do_GET(self):
            asked.append(f"GET {self.path}")
            if self.path == "/gone":
                return self.send_error(404)
            self.send_response(200)
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write({"/half": BODY[: len(BODY) // 2], "/wrong": BODY[::-1]}.get(self.path, BODY))

        def log_message(self, *_):
            pass

    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("GRADLAB_OFFLINE")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


def test_the_folder_is_gradlab_data_or_else_the_cache(monkeypatch, tmp_path, alone):
    assert files.data_folder() == alone
    monkeypatch.setenv("GRADLAB_DATA", str(tmp_path))
    assert files.data_folder() == tmp_path
    assert files.cache_folder() == alone


def test_a_relative_cache_is_ignored_as_the_standard_asks(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files.data_folder() == tmp_path / ".cache" / "gradlab"


def test_a_file_that_is_not_there_is_none():
    assert files.find("a/b", 3, SHA256) is None


@pytest.mark.parametrize("content", [BODY[:-1], b"", BODY[::-1]])
def test_a_damaged_file_is_an_error_that_names_it(alone, content):
    alone.mkdir(parents=True)
    (alone / "set").write_bytes(content)
    with pytest.raises(GradLabError, match="damaged") as caught:
        files.find("set", len(BODY), SHA256)
    assert str(alone / "set") in caught.value.problem
    assert "Delete" in caught.value.remedy


def test_a_folder_in_place_of_the_file_is_an_error(alone):
    (alone / "set").mkdir(parents=True)
    with pytest.raises(GradLabError):
        files.find("set", len(BODY), SHA256)


def test_a_download_arrives_whole(server, alone):
    address, _ = server
    path = files.download(f"{address}/set", "in/set", len(BODY), SHA256)
    assert path == alone / "in" / "set" == files.find("in/set", len(BODY), SHA256)
    assert path.read_bytes() == BODY
    assert [p.name for p in path.parent.iterdir()] == ["set"]


@pytest.mark.parametrize("page", ["half", "wrong", "gone"])
def test_a_download_that_goes_wrong_leaves_nothing(server, alone, page):
    address, asked = server
    assert files.download(f"{address}/{page}", "in/set", len(BODY), SHA256) is None
    assert not any(path.is_file() for path in alone.rglob("*"))
    before = len(asked)
    assert files.download(f"{address}/set", "in/set", len(BODY), SHA256) is None
    assert len(asked) == before  # not tried a second time in this process


@pytest.mark.parametrize("name, value", [("NBGRADER_EXECUTION", "autograde"), ("GRADLAB_OFFLINE", "1")])
def test_no_download_when_grading_or_offline(server, monkeypatch, name, value):
    address, asked = server
    monkeypatch.setenv(name, value)
    assert files.download(f"{address}/set", "set", len(BODY), SHA256) is None
    assert asked == []


def test_a_silent_host_is_asked_once(monkeypatch):
    monkeypatch.delenv("GRADLAB_OFFLINE")
    asked = []

    def silent(*args, **kwargs):
        asked.append(args)
        raise TimeoutError

    monkeypatch.setattr(files.urllib.request, "urlopen", silent)
    for _ in range(3):
        assert files.download("https://nobody.invalid/set", "set", 3, SHA256) is None
    assert len(asked) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_no_error(server, monkeypatch, tmp_path):
    address, _ = server
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setenv("GRADLAB_DATA", str(closed))
    assert files.download(f"{address}/set", "in/set", len(BODY), SHA256) is None
