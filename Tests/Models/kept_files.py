"""Files of a model that differ from Worth, kept to be looked at."""
import os


def keep(path, variable):
    """Keeps a file where the environment variable names a folder."""
    folder = os.environ.get(variable)
    if folder and os.path.exists(path):
        with open(path, encoding="utf-8") as source, open(os.path.join(folder, os.path.basename(path)), "w", encoding="utf-8") as out:
            out.write(source.read())
