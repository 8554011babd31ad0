"""What a shell completes, asked as the printed script asks it."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from moderation.cli import main
from moderation.cli.completion import SHELLS

COMMAND = str(Path(sys.executable).with_name("moderation"))


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str) -> None:
    ran = CliRunner().invoke(main, ["completion", shell], prog_name="moderation")
    assert ran.exit_code == 0
    assert f"_MODERATION_COMPLETE={shell}_complete" in ran.stdout
    told = json.loads(CliRunner().invoke(main, ["completion", shell, "--json"]).stdout)
    assert (told["shell"], told["script"].strip()) == (shell, ran.stdout.strip())


def test_another_shell_is_wrong_usage() -> None:
    ran = CliRunner().invoke(main, ["completion", "tcsh"])
    assert ran.exit_code == 2
    assert "bash" in ran.stderr


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        pytest.param("moderation poli", ["policy"], id="a noun"),
        pytest.param("moderation policy ro", ["rollback"], id="a verb"),
        pytest.param("moderation users add x --role s", ["senior"], id="a value"),
        pytest.param("moderation reprocess --ver", ["--verdict-only"], id="an option"),
        pytest.param("moderation replay ", [], id="a number: nothing"),
    ],
)
def test_bash_completes(line: str, completed: list[str]) -> None:
    """Bash itself reads the script, and fills the words as it does after the tab key."""
    words = " ".join(shlex.quote(word) for word in line.split(" "))
    asked = (
        f'eval "$({COMMAND} completion bash)"; COMP_WORDS=({words}); COMP_CWORD={line.count(" ")};'
        f' _moderation_completion {COMMAND}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    ran = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    assert ran.stderr == ""
    assert ran.stdout.split() == completed
