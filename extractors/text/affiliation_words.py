"""Words by which a part of an affiliation shows what it is; lower case, bare of diacritics."""

from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNIT: Final = _set(
    """
    department departments dept dep depart dpt departamento departement dipartimento departments
    departament abteilung division divisions div section sections faculty faculties fac facultad
    faculte facolta faculdade fakultat facultat fakulta school schools sch group groups
    laboratory laboratories lab labs laboratorio laboratoire labor laboratorium unit units unite
    unidad unita service servicio servizio program programme programs chair lehrstuhl ward
    branch team graduate office campus katedra area clinic clinical subdivision disciplina
    umr ufr department
    """
)
"""Parts of organisations: alone they name none."""

LABORATORY: Final = _set(
    "laboratory laboratories lab labs laboratorio laboratoire laboratorium labor laboratori group"
)

ORGANIZATION: Final = _set(
    """
    university univ universite universita universidad universidade universitat universiteit
    universitet uniwersytet univerzita universitas univerzitet universitatea egyetem yliopisto
    universities unversity uni college colleges polytechnic politecnico polytechnique politecnica
    politechnika institute institutes inst institut instituto istituto instytut institution
    instituts
    academy acad academia academie accademia akademie hospital hospitals hosp krankenhaus hopital
    hopitaux ospedale klinikum clinics infirmary hospices center centre centers centres centro
    centrum zentrum ctr foundation fondation fundacion fondazione stiftung fdn museum musee museo
    observatory observatoire osservatorio ministry ministere agency council bureau board bank
    association society corporation corp company co inc incorporated ltd limited llc llp plc gmbh ag
    sa srl spa bv nv ab oy as kk pty trust organization organisation authority commission federation
    consortium library archives service services administration laboratories labs research
    technologies pharmaceuticals systems group holdings industries enterprises solutions
    school ecole escola escuela
    """
)
"""Words of what stands by itself."""

STRONG: Final = _set(
    """
    university univ universite universita universidad universidade universitat universiteit
    universitet uniwersytet univerzita universitas univerzitet universitatea egyetem yliopisto
    college polytechnic politecnico polytechnique politecnica politechnika academy acad academia
    academie accademia akademie hospital hospitals hosp hopital ospedale klinikum infirmary
    corporation corp inc incorporated ltd limited llc llp plc gmbh ag pty ministry foundation
    council company cnrs inserm csic cnr nasa
    """
)
"""Words that outdo those of a unit in the same part."""

ADDRESS: Final = _set(
    """
    street st road rd avenue ave av blvd boulevard drive dr lane way place plaza square strasse str
    rue via calle building bldg floor room rm suite box po p.o zip postcode cedex district province
    prefecture county highway hwy parkway via piazza chemin allee weg platz ring highway calzada
    carretera km no
    """
)
"""Words of addresses."""

HAN_ORGANIZATION: Final = (
    "大学",
    "大學",
    "学院",
    "學院",
    "研究院",
    "研究所",
    "医院",
    "醫院",
    "公司",
    "集团",
    "集團",
    "科学院",
    "科學院",
    "中心",
    "委员会",
    "委員會",
    "基金会",
    "基金會",
    "协会",
    "學會",
    "学会",
    "银行",
    "銀行",
    "局",
    "部",
    "厅",
    "廳",
)
HAN_UNIT: Final = ("系", "实验室", "實驗室", "教研室", "科", "室", "课题组", "课題組", "组", "組")
