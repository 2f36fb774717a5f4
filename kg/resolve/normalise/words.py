"""What words of organisations' names are the same word for matching: data, no rules.

Left of a colon the word that the others become; all are lower case and bare of diacritics, as
`kg.resolve.normalise.fold` has them by then.
"""

from typing import Final

FUNCTION: Final = frozenset(
    [
        "a",
        "al",
        "am",
        "an",
        "and",
        "at",
        "au",
        "aux",
        "d",
        "da",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "delle",
        "dell",
        "den",
        "der",
        "des",
        "det",
        "di",
        "die",
        "do",
        "dos",
        "du",
        "e",
        "ed",
        "el",
        "et",
        "for",
        "for",
        "fur",
        "i",
        "im",
        "in",
        "into",
        "it",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "na",
        "no",
        "och",
        "of",
        "og",
        "on",
        "or",
        "os",
        "pour",
        "pri",
        "per",
        "para",
        "s",
        "the",
        "to",
        "u",
        "und",
        "v",
        "van",
        "von",
        "w",
        "with",
        "y",
        "z",
        "za",
        "zu",
        "zum",
        "zur",
    ]
)
"""Words that names gain and lose without becoming others: articles, prepositions, conjunctions."""

_GENERIC: Final = """
academy: acad academia academie accademia akademia akademie akademi akademija academies academ akad
administration: admin adm administracao administracion amministrazione
advanced: adv avance avancee avanzada avanzado avanzati
agency: agencia agence agenzia agentur agcy
agriculture: agr agric agri agricultural agricole agricola agraria agrarian agronomy agronomic
    landwirtschaft agricult agrarwissenschaften agronomie agronomia
aeronautic: aeronaut aeronautical aeronautique
analysis: anal
applied: appl applique appliquee appliques aplicada aplicadas applicata angewandte
art: kunst arte arts beaux
association: assoc associazione associacion asociacion associacao verein vereniging
astronautic: astronaut astronautical
astronomy: astron astronomical astronomico astronomique astronomia astronomie
automation: automat automatic
bank: banco banque banca
biology: biol biological biologia biologie biologique biologiche biologi bio
biomedical: biomed biomedicina biomediche biomedicale biomedica
biotechnology: biotechnol biotech biotecnologia biotechnologie
board: bd
botanic: bot botanical botany
branch: filiale
cancer: krebs cancerologie
cardiology: cardiol cardiological cardiologia kardiologie
center: centre centro centrum zentrum centers centres centr ctr cent zentren centar tsentr centrul
    tsentre ctre
central: centrale zentral
chemistry: chem chemical chimie chimica quimica chemie chimique kimia kemi
children: childrens child kinder enfants
city: municipal municipality municipale ville ciudad stadt cidade
clinic: clin clinical clinique clinica klinik clinico kliniken cliniques
college: coll colegio collegio kolleg collegium
commerce: comm commercial commerciale
committee: comite comitato
communication: commun telecommun telecommunication
comprehensive: complutenses
computer: comput computing computational informatica computacion informatique informatik
    informatics
control: contr
council: consejo consiglio conseil consell
culture: cultura cultural kultur
data: dades
defense: defence def defensa
dental: dent dentistry odontologia stomatology stomatological zahnmedizin
department: dept dep departamento departement dipartimento abteilung depto dpt dpto departament
    katedra
development: dev develop developpement desarrollo sviluppo entwicklung
division: div
ecology: ecol ecological ecologia ecologie okologie
economic: econ economy economica economia economie economique wirtschaft
education: educ educational educacion educacao educazione bildung
electric: elect electrical elect electrique
electronic: electron elektronik
energy: energie energia energetic energetica
engineer: eng engn engr engineering ingenieria ingegneria ingenierie engenharia ingenieurs
    ingenieur engg inginerie inzynierii ingenieros
environment: environ environmental ambiental ambiente environnement umwelt env
experiment: expt experimental exptl sperimentale
faculty: fac facultad facolta faculte fakultat faculdade facultat faculteit
federal: fed federale
finance: financial financ finanzas finanz
fishery: fisheries fish
food: alimentos aliments
foreign: etrangeres
forest: forestry forestal
foundation: fdn found fundacion fondation fondazione stiftung fundacao fundacio stichting fundacja
    fundatia fond
general: gen generale
genetic: genet genetica genetique
geography: geog geographical
geology: geol geological geologia geologie geologique
geophysic: geophys geophysical geofisica geophysique
geoscience: geosci
government: gov govt gobierno governo
graduate: grad postgraduate
group: grp gruppo groupe grupo gruppe
health: hlth healthcare salud sante salute saude gesundheit sanitaria sanitario hlthcare
high: hochste
higher: superior superiore superieure
historic: history historia storia historical histoire
hospital: hosp hospitals krankenhaus hopital hopitaux ospedale ospedali ziekenhuis ospedaliera
    hospitalier hospitalar klinikum sjukhus sygehus sykehus sjukhuset hospitalario szpital nemocnice
    ospedaliero hospitalaria hospitaux bolnica spital hospices korhaz
human: humaines humanas humano
immunology: immunol
industry: ind industrial industrie industria industries indust
infectious: infect infection
information: inf inform informat informacion
institute: inst institut instituto istituto instytut institutes institutt institutet instituttet
    intezet ustav institution instituut insititute instute institue insitute institutul ins
    institutions
international: int internacional internationale internazionale intl
internal: intern
laboratory: lab labs laboratories laboratorio laboratoire labor laboratorium laboratori laboratorios
    laboratoires laborat laboratorija
law: droit derecho recht
life: vie vida leben
literature: lit
logistic: logist
management: mgmt manag gestion management
manufacture: mfg manufacturing mfr
marine: marin
material: mat mater materiais materiales materiaux
mathematic: math mathematical mathematique matematica mathematik maths matematicas matematik
mechanic: mech mechanical mecanica mecanique
medicine: med medical medico medica medicina medecine medizin medizinische medicale meditsin
    medic medyczny medicos medizinisches meditsinskii
memorial: mem
metallurgy: met metallurgical metall
meteorology: meteorol meteorological
microbiology: microbiol microbiological
military: mil
ministry: minist ministerio ministere ministero ministerium min
mining: minas
molecular: mol molec molecolare moleculaire moleculares
museum: museo musee muzeum museu
national: natl nat nacional nationale nazionale nationaal natn narodni
natural: naturelle naturales naturkunde
neurology: neurol neurological neurologia neurologique
neuroscience: neurosci neurociencias neurowissenschaften neuroscienze
normal: pedagogical
nuclear: nucl nucleaire nucleare nuklear
nutrition: nutr
observatory: obs observatoire observatorio osservatorio observatoriet
ocean: oceanology oceanography oceanog oceanic oceanographic oceanol
office: oficina
oncology: oncol oncologico oncologia onkologie oncologica oncological oncologie
optic: opt optical
organization: organisation org organizacion
orthopedic: orthopaedic orthopedics orthopaedics
park: pk
pathology: pathol pathological
people: peoples renmin
pharmacy: pharm pharmaceutical pharma farmacia pharmacie pharmazie pharmacol pharmacology
    farmacologia
    pharmaceutic farmaceutico pharmakologie
physic: phys physical physik physique fisica fizyki fysik
physiology: physiol
plant: plants
polytechnic: polytech politecnico politecnica polytechnique politechnika polytechnical politehnica
    politecnic politechnic
post: posts postal
prevent: prev prevention preventive
princess: prinses
program: programme programa
psychology: psychol psychological psicologia psychologie
psychiatry: psychiat psychiatric
public: publ publique publica
radiology: radiol
regional: reg regionale
rehabilitation: rehabil
research: res recherche ricerca investigacion investigaciones forschung pesquisa rech recherches
    forschungs onderzoek pesquisas ricerche forschungszentrum forskning investigacio rsch
    resch rsrch
resource: resour
royal: real royale koninklijke
saint: st san santa sankt sainte sint santo sao ste
school: sch escuela ecole scuola schule escola skola szkola hogskole
science: sci sciences scienze ciencias wissenschaft wissenschaften scientifique scientifica
    scientific ciencia scienza scientifico scientifiques cientificas nauk vied wetenschappen
    sciencias scientifiche cientifica cientifico
security: secur
service: serv servizio servicio
social: soc sociales sociais sociali sozial sociale
society: societa societe sociedad gesellschaft sociedade
software: softw
space: spaziale spatiale
statistic: stat statistical estadistica statistica
state: staatliche stato gosudarstvennyi etat estado estatal statale
structure: struct structural
study: studies stud studi studio studium etudes estudios studien
surgery: surg surgical chirurgie cirugia
survey: surv
system: syst sistema systeme sistemas systemes
technology: technol tech technical technologie tecnologia technologies technological technologique
    tecnologico tecnologica technik tecnologie technologico techn tecnico technische technisch
    tehnica techniques technique technischen technologiques teknologi teknologisk tekniska tekniske
    technologii teknoloji teknik tecnica tecnologias
textile: text
theoretical: theor theoretic theorique
toxicology: toxicol
training: formation
transport: transportation traffic transporte
tropical: trop
union: verband
united: unidos
university: univ universita universite universidad universidade universitat universiteit uniwersytet
    univerzita universitet universitas univerzitet universitatea egyetem yliopisto universitetet
    universites unversity universty univeristy universitario universitaria universitari
    universitaire
    universities univer universiti univers uni universitair universitats universitet ulikool
    universitesi universitaires universitarios universiy uviversity universitair universitatis
    sveuciliste
    univerza universitate univesity universitaets
urban: urbaine
vegetable: veg
veterinary: vet veterinaria veterinaire
virology: virol
water: hydraulic
women: womens woman
work: works
zoology: zool zoological
co: company companies
corp: corporation corporate
inc: incorporated incorporation
ltd: limited
"""

_SPELT: Final = """
aarhus: arhus
antwerp: antwerpen anvers
athens: athinai athinon
bangalore: bengaluru
barcelona: barcelone
basel: bale basle
belgrade: beograd beogradu
bern: berne
bombay: mumbai
bratislava: bratislave
brussels: bruxelles brussel brussel
bucharest: bucuresti
calcutta: kolkata
cologne: koln koeln
copenhagen: kobenhavn kobenhavns
cracow: krakow krakowie
dusseldorf: duesseldorf
florence: firenze
geneva: geneve genf
genoa: genova
ghent: gent gand
giessen: gieben
gothenburg: goteborg goteborgs
gottingen: goettingen
hague: haag
helsinki: helsingin helsingfors
jena: iena
kyiv: kiev kyyiv
leuven: louvain
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
munich: munchen muenchen
munster: muenster
naples: napoli
nuremberg: nurnberg nuernberg
osnabruck: osnabrueck
padua: padova
petersburg: peterburg
peking: beijing
poznan: poznaniu
prague: praha praze
quebec: quebecois
rome: roma
saarbrucken: saarbruecken
sevilla: seville
shaanxi: shanxisheng
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
zaragoza: saragossa
zagreb: zagrebu
zurich: zuerich zurcher
austria: osterreich
german: deutsche deutsches deutschen deutscher deutschland germany
spain: espana espanola
sweden: sverige
switzerland: schweiz
france: francaise francais french
italy: italia italiana italiano italian
brazil: brasil brasileira
japan: nippon
mount: mt
fort: ft
"""

LEGAL_FORMS: Final = frozenset(
    [
        "ab",
        "ag",
        "aps",
        "as",
        "asa",
        "bhd",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "cos",
        "companies",
        "cv",
        "eg",
        "ev",
        "gmbh",
        "gk",
        "holding",
        "holdings",
        "inc",
        "incorporated",
        "jsc",
        "kft",
        "kg",
        "kgaa",
        "kk",
        "limited",
        "llc",
        "llp",
        "lp",
        "ltd",
        "ltda",
        "mbh",
        "nv",
        "oao",
        "ojsc",
        "ooo",
        "oy",
        "oyj",
        "pjsc",
        "plc",
        "pllc",
        "pte",
        "pty",
        "pvt",
        "private",
        "rl",
        "sa",
        "sarl",
        "sas",
        "sdn",
        "se",
        "sl",
        "sp",
        "spa",
        "spol",
        "spzoo",
        "srl",
        "sro",
        "tbk",
        "zao",
        "zoo",
        "incorporation",
        "coltd",
    ]
)
"""Last words of companies' names that tell their legal form (ISO 20275), bare of dots."""

HAN_LEGAL_FORMS: Final = (
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "公司",
)

PLURAL_KEEPS: Final = frozenset(
    ["paris", "texas", "kansas", "arkansas", "illinois", "los", "dallas", "athens"]
)
"""Words that end in `s` and are no plurals."""


def _table(text: str) -> dict[str, str]:
    table = {}
    for entry in text.replace("\n    ", " ").strip().splitlines():
        word, _, others = entry.partition(":")
        table.update(dict.fromkeys(others.split(), word))
    return table


SAME: Final = _table(_GENERIC) | _table(_SPELT)
"""Word -> the word that stands for it: generic words across languages, abbreviations, exonyms."""
