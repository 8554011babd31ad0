"""What tells a reader where to look: dates, pages, numbers, volumes.

All patterns read plain letters and are bounded.
"""

import re

_MONTHS = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv"
    r"|fevr?|avr|juil|sept|oct|nov|dec"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|يناير|فبراير|مارس|ابريل|مايو|ماي|يونيو|يوليو|يوليوز|غشت|اغسطس|شتنبر|سبتمبر|اكتوبر|نونبر|نوفمبر"
    r"|دجنبر|ديسمبر|جانفي|فيفري|افريل|جوان|جويليه|اوت)"
)
_DAYS = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)"
)
_JOURS = r"(?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)"
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
DATE = (
    rf"(?:(?:{_DAYS} )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:de )?{_MONTHS}\.?(?:,? {YEAR})?"
    rf"|{_MONTHS} \d{{1,2}}, {YEAR}|{_MONTHS} {YEAR}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:{YEAR}|\d\d)\b|{YEAR}-\d\d-\d\d)"
)
NUMBER = (
    r"(?:(?:pages?|pp?\.|p(?= ?\d)|ص\.?|صفحه|الصفحه) ?\d{1,4}(?:-\d{1,4})?"
    r"|(?:n ?[°º]|no\.|nos\.|numero|num\.?|issue|عدد|العدد|رقم) ?\d[\d/-]{0,12}"
    r"|(?:vol\.?|volume|tome|t\.|ج|المجلد|الجزء) ?(?:\d{1,3}|[ivx]{1,5})\b"
    r"|(?:chapitre|chapter|chap\.?(?![a-z])|ch\.|§|section|rubrique|supplement|article|باب|فصل) ?(?:\d{1,4}"
    r"|[ivx]{1,5}\b|[«\"“]|[a-z]{3,})|hadiths? (?:n ?[°º] ?)?\d{1,5}"
    r"|\d{1,3}(?:[eè]|eme|st|nd|rd|th)? (?:ed\.|edition)|edition d[ue] |(?:[a-z']{3,12} )?(?:section"
    r"|edition|supplement|cahier)$|cahier [a-z]{3,}|(?:coll\.|collection) [a-z]{2,}"
    r"|livre (?:d[ue]s? |de l')[a-z]{3,}|كتاب ال[\w]{2,}|\b\d{1,2}/\d{1,4}\b|consulte le|accessed"
    r"|retrieved|\d{1,2}[:h]\d{2}(?::\d{2})? (?:min|de la video))"
)
LOCATOR = re.compile(rf"(?<![^\W_])(?:{DATE}|{NUMBER}|(?:hadith|verset|ayah?|art\.?) ?(?:n ?[°º] ?)?\d)")
YEAR_ONLY = re.compile(rf"(?<![\w/-]){YEAR}(?![\w/-])")
DATE_ONLY = re.compile(
    rf"[\s,]*(?:le |du |{_DAYS},? )?(?:{DATE}|{YEAR})(?:[ ,]+(?:a )?\d{{1,2}} ?[h:] ?\d{{0,2}})?[\s,]*"
)

_DETAIL = (
    rf"(?:,? ?(?:depeche |edition |numero |article )?(?:(?:publiee?s?|paru[es]?|parues|sorti[es]?"
    rf"|datee?s?|published|released|dated|صدر|صدرت|نشر|الصادر) )?"
    rf"(?:(?:en|de|du|le|dans|in|on|from|of|في|يوم|سنه|عام|بتاريخ) ){{0,2}}(?:l'annee )?(?:{DATE}"
    rf"|{YEAR}\b|{NUMBER})|,? \((?:{DATE}|{YEAR})(?:, {NUMBER}){{0,2}}\)|,? de ce (?:jour|matin)"
    rf"| d'(?:hier|aujourd'hui)"
    rf"|,? (?:enquete|rapport|etude|note|bulletin|recensement|report|survey|census|annual report)"
    rf"(?: [a-z]{{3,14}}){{0,2}} {YEAR}"
    rf"|,? nhar {DATE}"
    rf"|,? (?:du |de |on |ce |last |يوم )?(?:{_DAYS}|{_JOURS})(?: matin| soir| dernier)?(?![^\W_])"
    r"|,? (?:hier|yesterday|امس|هذا الصباح|هذا الاسبوع|lbare7"
    r"|lyoum)(?: soir| matin)?(?![^\W_])"
    r"|,? (?:au |le )?(?:flash|journal|jt|edition|bulletin|matinale"
    r"|emission) d[eu] (?:\d{1,2} ?[h:](?: ?\d\d)?|\w{3,9})(?![^\W_])"
    r"|,? (?:page|rubrique|section|supplement|cahier) \w{1,14}(?![^\W_]))"
)
DETAILS = re.compile(rf"{_DETAIL}{{0,4}}")
