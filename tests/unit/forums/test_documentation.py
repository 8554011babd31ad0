"""The examples of docs/forums.md are run as they stand there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from moderation.forums.mock import MockForum

TEXT = (Path(__file__).parents[3] / "docs/forums.md").read_text("utf-8")
SENDING = TEXT[TEXT.index("### Send a post") : TEXT.index("### What the answer means")]
TOOLS = ("sh", "openssl", "curl", "base64", "od")


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", SENDING, re.DOTALL)
    assert found
    return found[1]


def run(command: list[str], forum: MockForum, forum_url: str) -> str:
    settings = {"WEBHOOK": f"{forum_url}/decisions", "SECRET": forum.secret}
    done = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("language", "command"),
    [
        pytest.param("python", [sys.executable, "-c"], id="python"),
        pytest.param(
            "sh",
            ["sh", "-c"],
            id="curl",
            marks=pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)}"),
        ),
    ],
)
def test_an_example_sends_a_signed_post(
    forum: MockForum, forum_url: str, language: str, command: list[str]
) -> None:
    assert run([*command, example(language)], forum, forum_url) == "204"
    (told,) = forum.decisions.values()
    assert told["data"]["id"] == "t12-p3"
