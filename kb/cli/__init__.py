"""The command line: each command fetches the library, makes one call that thinks, and prints.

What a command needs is imported when it runs, so that reading commands answer at once. The command group is one of the
two places that turn a `KbError` into words.
"""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from typing import Any

import click

from kb.cli import comparing, correcting, reading, searching
from kb.errors import KbError
from kb.paths import home as home_at

COMMANDS = (
    *(reading.ingest, reading.forget, reading.export, reading.show, reading.explain),
    *(comparing.matrix, comparing.consensus, comparing.groups, comparing.compare, comparing.changes, comparing.numbers),
    *(searching.search, searching.ask, searching.searches),
    *(correcting.annotate, correcting.score, correcting.corrections),
    *(reading.verify, reading.doctor),
)

log = logging.getLogger(__name__)


class _Commands(click.Group):
    """Commands whose errors are one or two lines on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except KbError as error:
            log.debug("", exc_info=True)
            _complain(error.message, error.hint)
        except KeyboardInterrupt:
            _complain("Afbrudt.", "Den sidste fulde tilstand er bevaret.")
        except Exception as slip:
            log.debug("", exc_info=True)
            _complain(
                f"Programmet fejlede ({type(slip).__name__}: {slip}).", "Gentag med `kb --debug …` for at se hvor."
            )
        ctx.exit(1)


def _complain(message: str, hint: str) -> None:
    click.echo(message, err=True)
    if hint:
        click.echo(hint, err=True)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", "root", metavar="DIR", help="Mappen med corpus/, indexes/ og workspace/ (eller KB_HOME).")
@click.option("--debug", is_flag=True, help="Vis, hvad programmet foretager sig, og hele fejlbeskeder.")
@click.pass_context
def cli(ctx: click.Context, root: str | None, *, debug: bool) -> None:
    """Kommuners kvalitetsstandarder side om side, med kildens linje bag hvert ord."""
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR)
    ctx.obj = home_at(root)


def main() -> None:
    """Run `kb`; text goes out as UTF-8 with plain line ends wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    cli(prog_name="kb")


for command in COMMANDS:
    cli.add_command(command)
