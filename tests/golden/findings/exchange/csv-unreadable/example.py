from torneo import words
from torneo.exchange.csv_results import read_results

content = (
    b'local,visitante,marcador\nMelgar,UTC,"2-1' + b" " * 200_000
)  # a quotation mark that is never closed
for finding in read_results("resultados.csv", content).findings:
    print(words.finding(finding, "es"))
