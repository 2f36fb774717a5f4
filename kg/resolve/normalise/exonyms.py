"""Places by their names in several languages, as words of names of organisations: data, no rules.

Left of a colon the word that the others become, as in `kg.resolve.normalise.generic`.
"""

from typing import Final

EXONYMS: Final = """
aarhus: arhus
antwerp: antwerpen anvers
athens: athinai athinon
austria: osterreich
azerbaijan: azerbaijani azarbaijan
bangalore: bengaluru
barcelona: barcelone
basel: bale basle
belarus: belarusian byelorussian
belgrade: beograd beogradu
bern: berne
bombay: mumbai
bratislava: bratislave
brazil: brasil brasileira
brussels: bruxelles brussel brussel
bucharest: bucuresti
calcutta: kolkata
cologne: koln koeln
copenhagen: kobenhavn kobenhavns
cracow: krakow krakowie
czech: czechoslovak czechoslovakia ceske ceska
dusseldorf: duesseldorf
florence: firenze
fort: ft
france: francaise francais french
geneva: geneve genf
genoa: genova
german: deutsche deutsches deutschen deutscher deutschland germany
ghent: gent gand
giessen: gieben
gothenburg: goteborg goteborgs
gottingen: goettingen
hague: haag
hannover: hanover
helsinki: helsingin helsingfors
italy: italia italiana italiano italian
japan: nippon
jena: iena
kyiv: kiev kyyiv
liege: luik
lisbon: lisboa
ljubljana: ljubljani
lodz: lodzki lodzi
lubeck: luebeck
lviv: lvov
lyon: lyons
macau: macao
madras: chennai
marseille: marseilles
milan: milano
moscow: moskva moskovskii moskau
mount: mt
munich: munchen muenchen
munster: muenster
naples: napoli
nuremberg: nurnberg nuernberg
osnabruck: osnabrueck
padua: padova
peking: beijing
petersburg: peterburg
poznan: poznaniu
prague: praha praze
quebec: quebecois
rome: roma
saarbrucken: saarbruecken
sevilla: seville
shaanxi: shanxisheng
spain: espana espanola
sweden: sverige
switzerland: schweiz
tehran: teheran
tubingen: tuebingen
turin: torino
turkiye: turkey
valencia: valence
venice: venezia
vienna: wien
warsaw: warszawa warszawski warszawie warszawska
wroclaw: wroclawiu wroclawski
wurzburg: wuerzburg
zagreb: zagrebu
zaragoza: saragossa
zurich: zuerich zurcher
"""
