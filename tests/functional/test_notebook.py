"""The notebook of the documentation runs from its first cell to its last."""

import warnings
from pathlib import Path

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "season.ipynb"


def test_the_notebook_runs(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the kernel's own libraries warn of
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(NOTEBOOK, as_version=4)
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}})
        client.execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]

    assert not any(output["output_type"] == "error" for output in shown)
    assert any("image/svg+xml" in output.get("data", {}) for output in shown)
    assert any("Aurora" in str(output.get("text", "")) for output in shown)
