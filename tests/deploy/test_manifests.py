"""What an operator applies: Kubernetes' own schema accepts it, its settings are ours and possible, and its names fit together."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot import addresses, metrics
from bot.service import STOP_WITHIN
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SCHEMA = json.loads((Path(__file__).parent / "kubernetes-1.33.json").read_text("utf-8"))
#: Seconds in which a replica ends: what is in hand, then its connections.
STOP_AT_MOST = STOP_WITHIN + 5
#: Said by the operator, in .env.
SAID = {
    "BOT_TOKEN": "123456:ABCDEFGHIJKLMNOP",
    "POSTGRES_PASSWORD": "secret",
    "WEBHOOK_SECRET": "A" * 32,
    "DOMAIN": "bot.example.ru",
}


def _documents() -> Iterator[tuple[str, Any]]:
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        if path.name != "kustomization.yaml":
            for document in yaml.safe_load_all(path.read_text("utf-8")):
                yield path.name, document


DOCUMENTS = list(_documents())


def _one(kind: str, name: str = "mentorship-bot") -> Any:
    [found] = [one for _, one in DOCUMENTS if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


def _faults(document: Any) -> list[str]:
    kind = f"{document.get('apiVersion')}/{document.get('kind')}"
    if kind not in SCHEMA["kinds"]:
        return [f"{kind} is not in the schema"]
    schema = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{SCHEMA['kinds'][kind]}"}
    checking = jsonschema.Draft202012Validator(schema)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in checking.iter_errors(document)]


@pytest.mark.parametrize(("file", "document"), DOCUMENTS, ids=[f"{file}-{one['kind']}" for file, one in DOCUMENTS])
def test_kubernetes_own_schema_accepts_every_manifest(file: str, document: Any) -> None:
    assert _faults(document) == []


def test_the_schema_refuses_what_is_misspelt() -> None:
    """A schema that accepts everything would be glad for ever."""
    document = json.loads(json.dumps(_one("StatefulSet")))
    container = document["spec"]["template"]["spec"]["containers"][0]
    container["readinesProbe"] = container.pop("readinessProbe")
    document["spec"]["replicas"] = "two"
    assert len(_faults(document)) == 2
    assert _faults({"apiVersion": "apps/v1beta1", "kind": "StatefulSet"}) == ["apps/v1beta1/StatefulSet is not in the schema"]


def test_kustomize_names_every_file_but_the_examples() -> None:
    named = set(yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text("utf-8"))["resources"])
    there = {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml") if ".example." not in path.name}
    assert named == there - {"kustomization.yaml"}


def _settings(given: dict[str, str]) -> Settings:
    """As the bot reads them; a name that is none of ours is a mistake."""
    assert [name for name in given if name.lower() not in Settings.model_fields] == []
    values: dict[str, Any] = {name.lower(): value for name, value in given.items()}
    return Settings(_env_file=None, **values)


def test_settings_of_the_cluster_are_ours_and_possible() -> None:
    given = _one("ConfigMap")["data"] | _one("Secret")["stringData"]
    settings = _settings(given)
    pod = _one("StatefulSet")["spec"]["template"]["spec"]
    [container] = pod["containers"]
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert settings.webhook_url is not None
    assert addresses.place(settings.webhook_listen) == ("0.0.0.0", ports["webhook"])
    assert addresses.place(settings.monitor_listen or "") == ("0.0.0.0", ports["monitor"])
    [rule] = _one("Ingress")["spec"]["rules"]
    [path] = rule["http"]["paths"]
    assert settings.webhook_url == f"https://{rule['host']}{path['path']}"
    assert container["lifecycle"]["preStop"]["exec"]["command"] == ["sleep", "5"]
    assert pod["terminationGracePeriodSeconds"] >= 5 + STOP_AT_MOST
    kept = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert kept["data"] == str(settings.data_dir)
    assert kept.keys() == {"data", "tmp"}


def test_nothing_in_the_cluster_runs_as_root_or_may_become_it() -> None:
    pods = [document["spec"]["template"]["spec"] for _, document in DOCUMENTS if document["kind"] in ("StatefulSet", "Job")]
    pods.append(_one("CronJob", "mentorship-bot-backup")["spec"]["jobTemplate"]["spec"]["template"]["spec"])
    for pod in pods:
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        assert pod["enableServiceLinks"] is False, "a service called `database` would set DATABASE_PORT, which is no setting"
        for container in pod["containers"]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
    assert len(pods) == 3


def _compose() -> Any:
    """compose.yaml with what the operator says put in."""
    text = (ROOT / "compose.yaml").read_text("utf-8")
    return yaml.safe_load(re.sub(r"\$\{(\w+)(?::[?-][^}]*)?\}", lambda found: SAID[found[1]], text))


def test_compose_runs_two_replicas_behind_tls_on_one_postgresql() -> None:
    services = _compose()["services"]
    bot = services["bot"]
    settings = _settings(bot["environment"])
    assert bot["deploy"]["replicas"] == 2
    assert settings.webhook_url == "https://bot.example.ru/telegram"
    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == "postgresql://bot:secret@database:5432/bot"
    assert services["database"]["environment"]["POSTGRES_PASSWORD"] == "secret"
    assert int(bot["stop_grace_period"].removesuffix("s")) >= STOP_AT_MOST
    assert "ports" not in bot, "only the front is reachable from outside"
    assert "ports" not in services["database"]
    front = (DEPLOY / "Caddyfile").read_text("utf-8")
    assert "handle /telegram {" in front
    assert f"port {addresses.place(settings.webhook_listen)[1]}" in front
    for volume in (volume for service in services.values() for volume in service["volumes"] if volume.startswith("./")):
        assert (ROOT / volume.split(":")[0]).is_file()


def test_the_image_is_unprivileged_lean_and_healthy() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert "USER 10001" in lines[-12:]
    assert not [line for line in lines if "--dev" in line or "requirements-dev" in line]
    assert 'CMD ["python", "-m", "bot", "run"]' in lines
    assert [line for line in lines if line.startswith("HEALTHCHECK") and '["python", "-m", "bot", "health"]' in line]
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["root_packages"]
    copied = {line.split()[1] for line in lines if line.startswith("COPY") and "--from" not in line}
    assert {*rooms, "examples"} <= copied
    assert not copied & {".", "tests"}
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {".*", "tests", "docs", "deploy", "benchmarks"} <= set(ignored)


def test_alerts_ask_for_figures_that_there_are_and_the_handbook_explains_each() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus-alerts.yaml").read_text("utf-8"))["groups"][0]["rules"]
    known = {name for family in metrics.REGISTRY.collect() for name in _samples(family)}
    asked = {name for rule in rules for name in re.findall(r"\b(?:mentorship_bot|process)_\w+", rule["expr"])}
    assert asked - known == set()
    handbook = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [rule["alert"] for rule in rules if f"`{rule['alert']}`" not in handbook] == []
    shown = set(re.findall(r"`(mentorship_bot_\w+)`", handbook))
    assert shown - known == set()


def _samples(family: Any) -> set[str]:
    """The names under which a family is asked for."""
    suffixes = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(family.type, [""])
    return {family.name + suffix for suffix in suffixes}


def test_the_handbook_names_every_setting_and_command() -> None:
    readme, handbook = ((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/operations.md"))
    assert [name for name in Settings.model_fields if name.upper() not in readme] == []
    for command in ("backup", "restore", "invite", "health"):
        assert f"python -m bot {command}" in handbook
