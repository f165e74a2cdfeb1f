"""Does any other local model take the bundled one's place in search?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kb.errors import QueryError
from kb.meaning.encoder import LocalEncoder, bundled, for_search


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of one small layer with weights of chance, made here."""
    pytest.importorskip("sentence_transformers")
    import torch
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizer

    root = tmp_path_factory.mktemp("model")
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *"abcdefghijklmnopqrstuvwxyz",
        *map("##{}".format, "abcdefghijklm"),
    ]
    (root / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(85)
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(root / "bert")
    BertTokenizer(str(root / "vocab.txt")).save_pretrained(root / "bert")
    part = models.Transformer(str(root / "bert"))
    SentenceTransformer(modules=[part, models.Pooling(32)], device="cpu").save(str(root / "whole"))
    return root / "whole"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_local_model_is_an_encoder(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = LocalEncoder(tiny_model)
    made = encoder.passages(["bostøtte", "klage\x00frist", "\ud800"])
    assert made.shape == (3, 32)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert encoder.query("bostøtte").shape == (32,)
    assert encoder.name.startswith("whole/")
    monkeypatch.setenv("KB_MODEL", str(tiny_model))
    assert for_search() is for_search()
    assert for_search() is not bundled()


def test_a_folder_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KB_MODEL", str(tmp_path / "mangler"))
    with pytest.raises(QueryError, match="mangler") as error:
        for_search()
    assert "KB_MODEL" in error.value.hint


def test_without_a_setting_the_bundled_model_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KB_MODEL", raising=False)
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)
    assert for_search() is None
