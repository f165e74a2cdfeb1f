"""Words that the cues of several types are made of: what is given, who helps, whom the help is for, how much."""

from __future__ import annotations

GIVE = (
    r"(?:ydes|yder|gives|giver|tilbydes|tilbyder|bevilges|bevilger|tildeles|tildeler|dækkes|dækker|leveres|leverer|"
    r"visiteres|udføres|udbetales|omfatter|indgår|indeholder|rummer|varetager|varetages|administrerer|stilles|"
    r"medtages|refunderes|iværksættes|anvendes)"
)
GIVEN = (
    r"(?:få|modtage|bevilges|ydes|gives|dække\w*|indgå|foregå|dispenseres|tilbydes|tildeles|leveres|anvendes|bruges|"
    r"benyttes|opnås|kombineres|yde|give|tilbyde|ansættes|udpeges|indskrives|optages|visiteres|bevilge|være|ske|søges|medtages|overføres|spares|opspares|"
    r"blive bevilget|forvente)"
)
HELPER = (
    r"(?:\w*(?:medarbejder|hjælper|ledsager|støtteperson|kontaktperson|vejleder|leverandør)(?:en|ne|ens)?|bostøtten|"
    r"personalet|støtten|hjælpen|indsatsen|ydelsen|tilbuddet|ordningen|ledsagelsen|opholdet|kommunen|bistanden)"
)
PEOPLE = r"(?:borgere|personer|voksne|unge|kvinder|mænd|ægtefæller|pårørende|forældre|mennesker|beboere|dig|den,|dem,)"
UNIT = (
    r"(?:timer?|minutter|min\.|dage?|døgn|hverdage|uger?|måneder?|mdr\.?|år|gange?|besøg|kontakter|samtaler|"
    r"mødegange|møder|forløb)"
)
NUMBER = r"(?:\d+(?:[.,-]\d+)?|½|en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten)"
