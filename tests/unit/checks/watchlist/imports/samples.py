"""Small files in the published shapes; every name in them is made up."""

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00Z">
 <INDIVIDUALS>
  <INDIVIDUAL>
   <DATAID>1</DATAID><FIRST_NAME>ZORVAN</FIRST_NAME><SECOND_NAME>KELDRI</SECOND_NAME><THIRD_NAME>MOSTEF</THIRD_NAME>
   <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER><LISTED_ON>2020-02-23</LISTED_ON>
   <NAME_ORIGINAL_SCRIPT>زورفان كلدري مصطف</NAME_ORIGINAL_SCRIPT>
   <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Zorvan</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Zorvan the Tall One</ALIAS_NAME></INDIVIDUAL_ALIAS>
  </INDIVIDUAL>
  <INDIVIDUAL>
   <FIRST_NAME>PAK</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>
  </INDIVIDUAL>
  <INDIVIDUAL><UN_LIST_TYPE>Taliban</UN_LIST_TYPE><REFERENCE_NUMBER>TAi.901</REFERENCE_NUMBER></INDIVIDUAL>
 </INDIVIDUALS>
 <ENTITIES>
  <ENTITY>
   <FIRST_NAME>ZORVEX BRIGADE</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
   <REFERENCE_NUMBER>QDe.901</REFERENCE_NUMBER><LISTED_ON>2020-03-04+02:00</LISTED_ON>
   <ENTITY_ALIAS><QUALITY/><ALIAS_NAME>The Base</ALIAS_NAME></ENTITY_ALIAS>
   <ENTITY_ALIAS><QUALITY/><ALIAS_NAME>ZB</ALIAS_NAME></ENTITY_ALIAS>
  </ENTITY>
 </ENTITIES>
</CONSOLIDATED_LIST>"""

EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-01T00:00:00Z">
 <sanctionEntity designationDate="2016-09-20" unitedNationId="" euReferenceNumber="EU.901.1" logicalId="901">
  <regulation programme="TAQA" publicationDate="2016-09-21"><publicationUrl>x</publicationUrl></regulation>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Zorvan" wholeName="Zorvan Keldri Mostef" nameLanguage="EN" strong="true"/>
  <nameAlias wholeName="Zorvan of the Hills" nameLanguage="EN" strong="false"/>
 </sanctionEntity>
 <sanctionEntity euReferenceNumber="EU.902.1"><regulation programme="UKR"/><nameAlias wholeName="Other"/>
 </sanctionEntity>
</export>"""

EU_CSV = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_SubjectType;"
    "Entity_Regulation_Programme;NameAlias_WholeName\n"
    "01/01/2026;901;EU.901.1;20/09/2016;P;TAQA;Zorvan Keldri Mostef\n"
    "01/01/2026;901;EU.901.1;20/09/2016;P;TAQA;Abu Zorvan\n"
)

UK = (
    "Report Date: 01-Jan-2026\n"
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,"
    "Name type,Alias strength,Title,Name non-latin script,Regime Name,Designation Type,Date Designated\n"
    "01/01/2026,AQD0901,1,,MOSTEF,ZORVAN,KELDRI,,,,Primary Name,,,زورفان كلدري مصطف,"
    "ISIL (Da'esh) and Al-Qaida,Individual,29/07/2005\n"
    "01/01/2026,AQD0901,1,,ZED,ABU,,,,,Alias,Low quality,,,ISIL (Da'esh) and Al-Qaida,Individual,29/07/2005\n"
    "01/01/2026,RUS0901,2,,BANK,OTHER,,,,,Primary Name,,,,Russia,Entity,01/02/2022\n"
)

CA_XML = """<data-set><record><Entity>Zorvex Brigade</Entity><Aliases>Zorvex Battalion ; ZB</Aliases>
<DateOfListing>July 23, 2002</DateOfListing><Item>12</Item></record></data-set>"""

CA_CSV = "Entity,Aliases,Date Listed\nZorvex Brigade,Zorvex Battalion;ZB,2002-07-23\n"

US_SDN = (
    '901,"ZORVEX BRIGADE",-0- ,"SDGT] [FTO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '902,"MOSTEF, Zorvan Keldri","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970"\n'
    '903,"OTHER TRADING",-0- ,"IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
)
US_ALT = '901,1,"aka","ZB",-0- \n902,2,"aka","ZED, Abu",-0- \n'
US_FTO = "Name,Date Designated\nZorvex Brigade,10/08/1997\n"

FR = """{"Publications": {"DatePublication": "2026-01-01T00:00:00", "PublicationDetail": [
 {"IdRegistre": 901, "Nature": "Personne physique", "Nom": "MOSTEF", "RegistreDetail": [
  {"TypeChamp": "PRENOM", "Valeur": [{"Prenom": "Zorvan Keldri"}]},
  {"TypeChamp": "ALIAS", "Valeur": [{"Alias": "Abou Zorvan", "Commentaire": ""}]},
  {"TypeChamp": "FONDEMENT_JURIDIQUE", "Valeur": [
   {"FondementJuridiqueLabel": "Arrêté du 1er mars 2021 (L. 562-2)"}]}]},
 {"IdRegistre": 902, "Nature": "Navire", "Nom": "OTHER", "RegistreDetail": [
  {"TypeChamp": "FONDEMENT_JURIDIQUE", "Valeur": [
   {"FondementJuridiqueLabel": "(UE) 269/2014 (Ukraine)"}]}]}]}}"""
