"""Which characters of a text the paper's face does not have: set from a stand-in, or shown as an empty box."""

from dataclasses import dataclass

from papers.fonts import stack


@dataclass(frozen=True)
class Report:
    """`borrowed` come from the stand-in and look a little different; `missing` are in no face at all."""

    borrowed: str
    missing: str

    def sentences(self):
        """What to tell the person who writes the paper."""
        said = []
        if self.borrowed:
            said.append(f"下列字在文书所用字体里没有，改用备用字体，字形略有不同：{'、'.join(self.borrowed)}。")
        if self.missing:
            said.append(f"下列字没有任何字体可以显示，印出来是空框，请改用别的写法：{'、'.join(self.missing)}。")
        return said


def report(text, role="body"):
    """The Report of a text set in the face of a role, in the order of the code points."""
    faces = stack(role)
    borrowed, missing = [], []
    for character in sorted(set(text)):
        if character.isspace() or not character.isprintable():
            continue
        found = next((n for n, face in enumerate(faces) if face.covers(character)), None)
        if found is None:
            missing.append(character)
        elif found:
            borrowed.append(character)
    return Report("".join(borrowed), "".join(missing))
