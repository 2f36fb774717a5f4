"""Generic words of organisations' names across languages, and their abbreviations: data, no rules.

Left of a colon the word that the others become; all are lower case and bare of diacritics, as
`kg.resolve.normalise.fold` has them by then.
"""

from typing import Final

GENERIC: Final = """
academy: acad academia academie accademia akademia akademie akademi akademija academies academ akad
accelerator: accel accelerateur beschleuniger
administration: admin adm administracao administracion amministrazione
advanced: adv avance avancee avanzada avanzado avanzati
aeronautic: aeronaut aeronautical aeronautique
agency: agencia agence agenzia agentur agcy
agriculture: agr agric agri agricultural agricole agricola agraria agrarian agronomy agronomic
    landwirtschaft agricult agrarwissenschaften agronomie agronomia
analysis: anal
animal: animale animales animaux
applied: appl applique appliquee appliques aplicada aplicadas applicata angewandte
art: kunst arte arts beaux
association: assoc associazione associacion asociacion associacao verein vereniging
astronautic: astronaut astronautical
astronomy: astron astronomical astronomico astronomique astronomia astronomie
astrophysic: astrofisica astrophysik astrophysique astrophys astrophysical
automation: automat automatic
autonomous: autonoma autonome autonomo autonomous
bank: banco banque banca
biology: biol biological biologia biologie biologique biologiche biologi bio
biomedical: biomed biomedicina biomediche biomedicale biomedica
biotechnology: biotechnol biotech biotecnologia biotechnologie
board: bd
botanic: bot botanical botany
branch: filiale
business: bus
cancer: krebs cancerologie
cardiology: cardiol cardiological cardiologia kardiologie
cardiovascular: cardiovasculares cardiovasculaires cardiovasculaire
catholic: catolica cattolica catholique katholieke katholische katolicki catolico cattolico
center: centre centro centrum zentrum centers centres centr ctr cent zentren centar tsentr centrul
    tsentre ctre
central: centrale zentral
chemistry: chem chemical chimie chimica quimica chemie chimique kimia kemi
children: childrens child kinder enfants
children hospital: kinderkrankenhaus kinderspital kinderziekenhuis
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
environment: environ environmental ambientale ambiental ambiente environnement umwelt env
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
internal: intern
international: int internacional internationale internazionale intl
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
metropolitan: metropolitana metropolitano
microbiology: microbiol microbiological
military: mil
mining: minas
ministry: minist ministerio ministere ministero ministerium min
molecular: mol molec molecolare moleculaire moleculares
museum: museo musee muzeum museu
national: natl nat nacional nationale nazionale nationaal natn narodni
natural: naturelle naturales naturkunde
neurology: neurol neurological neurologia neurologique
neuroscience: neurosci neurociencias neurowissenschaften neuroscienze
normal: pedagogical
nuclear: nucl nucleaire nucleare nuklear
nursing: infermieristica enfermeria
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
philosophy: filosofia philosophie philos
physic: phys physical physik physique fisica fizyki fysik
physiology: physiol
plant: plants
polytechnic: polytech politecnico politecnica polytechnique politechnika polytechnical politehnica
    politecnic politechnic
pontifical: pontificia pontifice
post: posts postal
prevent: prev prevention preventive
princess: prinses
program: programme programa
protection: protezione proteccion protecao
psychiatry: psychiat psychiatric
psychology: psychol psychological psicologia psychologie
public: publ publique publica
radiology: radiol
regional: reg regionale
rehabilitation: rehabil
research: res recherche ricerca investigacion investigaciones forschung pesquisa rech recherches
    forschungs onderzoek pesquisas ricerche forskning investigacio rsch
    resch rsrch
research center: forschungszentrum
research institute: forschungsinstitut
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
state: staatliche stato gosudarstvennyi etat estado estatal statale
statistic: stat statistical estadistica statistica
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
    univerza universitate univesity universitaet universitaets
university hospital: universitatsklinikum universitatsklinik universitatskliniken
    universitatsmedizin universitatsspital universitaetsklinikum universitaetsklinik
    universitetshospital universitetssjukhus universitetssjukhuset universitetssjukehus
    universitetssykehus universitetssykehuset
urban: urbaine
vegetable: veg
veterinary: vet veterinaria veterinaire
virology: virol
water: hydraulic
women: womens woman
work: works
zoology: zool zoological
2: ii
3: iii
4: iv
6: vi
7: vii
8: viii
9: ix
11: xi
12: xii
13: xiii
"""
