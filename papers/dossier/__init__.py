"""卷宗: the file of a closed case as one PDF and as an archive with hashes, and 案卷自查, which grades it beforehand."""
