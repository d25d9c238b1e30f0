/* checks/number_words.c - the lists, and a hash table of them.
 *
 * A list is words with their values: "3" a cardinal, "~3" loose, "m3" a month,
 * "x1e6" a scale, "&" a word for "and", "pm" an afternoon word, "dec" a word
 * for a decade.  Cardinals that also mean something else ("neuf", new; "once",
 * English) are loose.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/number_words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/language_tag.h"
#include "checks/side_scan.h"

static const struct {
    const char *code, *words;
} lists[] = {
    {"en",
     "zero ~0 one ~1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 "
     "ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 "
     "seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty "
     "50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 hundreds ~100 "
     "thousand x1e3 thousands ~1e3 million x1e6 millions x1e6 billion x1e9 "
     "billions x1e9 trillion x1e12 bn x1e9 mn x1e6 m ~0 a ~1 an ~1 single ~1 "
     "once ~1 only ~1 twice ~2 both ~2 pair ~2 couple ~2 double ~2 second ~2 "
     "half ~0.5 halves ~0.5 triple ~3 first ~1 third ~3 thirds ~3 fourth ~4 "
     "quarter ~4 quarters ~4 fifth ~5 fifths ~5 sixth ~6 seventh ~7 eighth ~8 "
     "ninth ~9 tenth ~10 eleventh ~11 twelfth ~12 thirteenth ~13 fourteenth "
     "~14 fifteenth ~15 sixteenth ~16 seventeenth ~17 eighteenth ~18 "
     "nineteenth ~19 twentieth ~20 thirtieth ~30 fortieth ~40 fiftieth ~50 "
     "dozen ~12 dozens ~12 noon ~12 midday ~12 midnight ~24 fortnight ~15 "
     "decade ~10 decades ~10 century ~100 centuries ~100 centennial ~100 "
     "twenties ~20 thirties ~30 forties ~40 fifties ~50 sixties ~60 seventies "
     "~70 eighties ~80 nineties ~90 january m1 jan m1 february m2 feb m2 march "
     "m3 mar m3 april m4 apr m4 may m5 june m6 jun m6 july m7 jul m7 august m8 "
     "aug m8 september m9 sept m9 sep m9 october m10 oct m10 november m11 nov "
     "m11 december m12 dec m12 and & pm pm afternoon pm evening pm tonight pm "
     "night pm"},
    {"fr",
     "zéro ~0 un ~1 une ~1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 "
     "neuf ~9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 "
     "vingt 20 vingts ~20 trente 30 quarante 40 cinquante 50 soixante 60 "
     "septante 70 huitante 80 octante 80 nonante 90 cent 100 cents 100 mille "
     "x1e3 milliers ~1e3 millier ~1e3 million x1e6 millions x1e6 milliard x1e9 "
     "milliards x1e9 billion x1e12 billions x1e12 md x1e9 seul ~1 seule ~1 "
     "unique ~1 fois ~1 double ~2 paire ~2 couple ~2 demi ~0.5 demie ~0.5 "
     "moitié ~0.5 triple ~3 premier ~1 première ~1 premiers ~1 premières ~1 "
     "second ~2 seconde ~2 deuxième ~2 troisième ~3 tiers ~3 quatrième ~4 "
     "quart ~4 quarts ~4 cinquième ~5 cinquièmes ~5 sixième ~6 septième ~7 "
     "huitième ~8 neuvième ~9 dixième ~10 onzième ~11 douzième ~12 treizième "
     "~13 quatorzième ~14 quinzième ~15 seizième ~16 vingtième ~20 trentième "
     "~30 cinquantième ~50 centième ~100 quinzaine ~15 dizaine ~10 dizaines "
     "~10 vingtaine ~20 trentaine ~30 quarantaine ~40 cinquantaine ~50 "
     "soixantaine ~60 centaine ~100 centaines ~100 douzaine ~12 douzaines ~12 "
     "midi ~12 minuit ~24 décennie ~10 décennies ~10 siècle ~100 siècles ~100 "
     "centenaire ~100 janvier m1 janv m1 février m2 févr m2 fév m2 mars m3 "
     "avril m4 avr m4 mai m5 juin m6 juillet m7 juil m7 août m8 septembre m9 "
     "octobre m10 oct m10 novembre m11 nov m11 décembre m12 déc m12 et & soir "
     "pm après pm années dec"},
    {"de",
     "null ~0 ein ~1 eine ~1 einen ~1 einem ~1 einer ~1 eins ~1 zwei 2 drei 3 "
     "vier 4 fünf 5 sechs 6 sieben 7 acht ~8 neun 9 zehn 10 elf ~11 zwölf 12 "
     "dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 "
     "neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 "
     "sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend x1e3 "
     "million x1e6 millionen x1e6 milliarde x1e9 milliarden x1e9 mio x1e6 mrd "
     "x1e9 beide ~2 beiden ~2 zweimal ~2 halb ~0.5 hälfte ~0.5 erste ~1 ersten "
     "~1 erster ~1 zweite ~2 zweiten ~2 dritte ~3 dritten ~3 drittel ~3 vierte "
     "~4 vierten ~4 viertel ~4 fünfte ~5 fünften ~5 dutzend ~12 mittag ~12 "
     "mitternacht ~24 jahrhundert ~100 jahrzehnt ~10 januar m1 jänner m1 "
     "februar m2 märz m3 april m4 mai m5 juni m6 juli m7 august m8 september "
     "m9 oktober m10 november m11 dezember m12 und & nachmittags pm abends pm "
     "nachmittag pm abend pm"},
    {"es",
     "cero ~0 un ~1 una ~1 uno ~1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 "
     "ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 "
     "veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 "
     "ochenta 80 noventa 90 cien 100 ciento 100 cientos 100 mil x1e3 millón "
     "x1e6 millones x1e6 primer ~1 primera ~1 primero ~1 segundo ~2 segunda ~2 "
     "ambos ~2 ambas ~2 tercer ~3 tercera ~3 tercero ~3 tercio ~3 tercios ~3 "
     "cuarto ~4 cuarta ~4 quinto ~5 quinta ~5 medio ~0.5 media ~0.5 mitad ~0.5 "
     "docena ~12 mediodía ~12 medianoche ~24 siglo ~100 década ~10 enero m1 "
     "febrero m2 marzo m3 abril m4 mayo m5 junio m6 julio m7 agosto m8 "
     "septiembre m9 setiembre m9 octubre m10 noviembre m11 diciembre m12 y & "
     "tarde pm noche pm pm pm años dec"},
    {"it",
     "zero ~0 un ~1 uno ~1 una ~1 due 2 tre 3 quattro 4 cinque 5 sei ~6 sette "
     "7 otto 8 nove 9 dieci 10 undici 11 dodici 12 venti 20 trenta 30 quaranta "
     "40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 cento 100 "
     "mille x1e3 mila x1e3 milione x1e6 milioni x1e6 miliardo x1e9 miliardi "
     "x1e9 primo ~1 prima ~1 secondo ~2 seconda ~2 entrambi ~2 terzo ~3 terza "
     "~3 terzi ~3 quarto ~4 quarta ~4 quinto ~5 quinta ~5 mezzo ~0.5 metà ~0.5 "
     "dozzina ~12 mezzogiorno ~12 mezzanotte ~24 secolo ~100 gennaio m1 "
     "febbraio m2 marzo m3 aprile m4 maggio m5 giugno m6 luglio m7 agosto m8 "
     "settembre m9 ottobre m10 novembre m11 dicembre m12 e & pomeriggio pm "
     "sera pm anni dec"},
    {"pt",
     "zero ~0 um ~1 uma ~1 dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 "
     "oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 catorze 14 quatorze 14 "
     "quinze 15 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 "
     "setenta 70 oitenta 80 noventa 90 cem 100 cento 100 mil x1e3 milhão x1e6 "
     "milhões x1e6 bilhão x1e9 bilhões x1e9 primeiro ~1 primeira ~1 segundo ~2 "
     "segunda ~2 ambos ~2 ambas ~2 terceiro ~3 terceira ~3 terço ~3 quarto ~4 "
     "quarta ~4 quinto ~5 quinta ~5 meio ~0.5 meia ~0.5 metade ~0.5 dúzia ~12 "
     "século ~100 década ~10 janeiro m1 fevereiro m2 março m3 abril m4 maio m5 "
     "junho m6 julho m7 agosto m8 setembro m9 outubro m10 novembro m11 "
     "dezembro m12 e & tarde pm noite pm anos dec"},
    {"nl",
     "nul ~0 een ~1 één ~1 twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 "
     "negen 9 tien 10 elf 11 twaalf 12 twintig 20 dertig 30 veertig 40 vijftig "
     "50 honderd 100 duizend x1e3 miljoen x1e6 miljard x1e9 eerste ~1 tweede "
     "~2 beide ~2 derde ~3 vierde ~4 vijfde ~5 half ~0.5 helft ~0.5 dozijn ~12 "
     "eeuw ~100 januari m1 februari m2 maart m3 april m4 mei m5 juni m6 juli "
     "m7 augustus m8 september m9 oktober m10 november m11 december m12 en & "
     "middag pm avond pm"},
    {"sv",
     "noll ~0 en ~1 ett ~1 två 2 tre 3 fyra 4 fem 5 sex 6 sju 7 åtta 8 nio 9 "
     "tio 10 elva 11 tolv 12 tjugo 20 hundra 100 tusen x1e3 miljon x1e6 "
     "miljoner x1e6 miljard x1e9 miljarder x1e9 första ~1 andra ~2 båda ~2 "
     "tredje ~3 fjärde ~4 januari m1 februari m2 mars m3 april m4 maj m5 juni "
     "m6 juli m7 augusti m8 september m9 oktober m10 november m11 december m12 "
     "och &"},
    {"pl",
     "zero ~0 jeden ~1 jedna ~1 jedno ~1 dwa 2 dwie 2 dwóch ~2 trzy 3 trzech "
     "~3 cztery 4 czterech ~4 pięć 5 pięciu ~5 sześć 6 siedem 7 osiem 8 "
     "dziewięć 9 dziesięć 10 jedenaście 11 dwanaście 12 tysiąc x1e3 tysięcy "
     "x1e3 tysiące x1e3 milion x1e6 miliony x1e6 milionów x1e6 miliard x1e9 "
     "miliardów x1e9 stycznia m1 lutego m2 marca m3 kwietnia m4 maja m5 "
     "czerwca m6 lipca m7 sierpnia m8 września m9 października m10 listopada "
     "m11 grudnia m12 i &"},
    {"ru",
     "ноль ~0 один ~1 одна ~1 одно ~1 два 2 две 2 двух ~2 три 3 трех ~3 трёх "
     "~3 четыре 4 четырех ~4 пять 5 пяти ~5 шесть 6 семь 7 восемь 8 девять 9 "
     "десять 10 одиннадцать 11 двенадцать 12 тысяча x1e3 тысяч x1e3 тысячи "
     "x1e3 миллион x1e6 миллиона x1e6 миллионов x1e6 миллиард x1e9 миллиарда "
     "x1e9 миллиардов x1e9 млн x1e6 млрд x1e9 первый ~1 второй ~2 третий ~3 "
     "января m1 февраля m2 марта m3 апреля m4 мая m5 июня m6 июля m7 августа "
     "m8 сентября m9 октября m10 ноября m11 декабря m12 и &"},
    {"zh",
     "一 ~1 二 ~2 两 ~2 三 ~3 四 ~4 五 ~5 六 ~6 七 ~7 八 ~8 九 ~9 十 ~10 千 "
     "x1e3 万 x1e4 萬 x1e4 亿 x1e8 億 x1e8 兆 x1e12 下 pm 晚 pm"},
    {"ja",
     "一 ~1 二 ~2 三 ~3 四 ~4 五 ~5 六 ~6 七 ~7 八 ~8 九 ~9 十 ~10 千 x1e3 万 "
     "x1e4 億 x1e8 兆 x1e12 後 pm"},
};

enum { N_LISTS = sizeof lists / sizeof lists[0] };

int number_words_list(struct sv lang)
{
    for (int k = 0; lang.n >= 2 && k < N_LISTS; k++)
        if (language_tag_is(lang, sv_from(lists[k].code)))
            return k;
    return -1;
}

/* "3", "0.5", "1e6"; no more than these lists have, in no locale. */
static double value_of(struct sv text)
{
    double value = 0;
    size_t at = 0;
    for (; at < text.n && text.p[at] - '0' >= 0 && text.p[at] <= '9'; at++)
        value = value * 10 + (text.p[at] - '0');
    if (at + 1 < text.n && text.p[at] == '.')
        value += (text.p[at + 1] - '0') / 10.0;
    if (at < text.n && text.p[at] == 'e') {
        int power = 0;
        for (at++; at < text.n; at++)
            power = power * 10 + (text.p[at] - '0');
        while (power-- > 0)
            value *= 10;
    }
    return value;
}

static struct number_word word_of(struct sv meaning)
{
    static const struct {
        char mark;
        enum number_word_kind kind;
    } marks[] = {{'~', NUMBER_LOOSE}, {'m', NUMBER_MONTH}, {'x', NUMBER_SCALE}};
    if (sv_eq(meaning, SV("&")))
        return (struct number_word){.kind = NUMBER_AND};
    if (sv_eq(meaning, SV("pm")))
        return (struct number_word){.kind = NUMBER_PM};
    if (sv_eq(meaning, SV("dec")))
        return (struct number_word){.kind = NUMBER_DECADE};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (meaning.p[0] == marks[k].mark)
            return (struct number_word){
                .kind = marks[k].kind,
                .value = value_of(sv_sub(meaning, 1, meaning.n))};
    return (struct number_word){.kind = NUMBER_CARDINAL,
                                .value = value_of(meaning)};
}

static struct number_word *slot_of(const struct number_words *w, uint64_t key)
{
    size_t at = (size_t)(key >> (64 - NUMBER_WORDS_BITS));
    while (w->slots[at].kind != NUMBER_NONE && w->slots[at].key != key)
        at = (at + 1) % ((size_t)1 << NUMBER_WORDS_BITS);
    return &w->slots[at];
}

static struct sv next_piece(const char **text)
{
    *text += **text == ' ';
    struct sv piece = {*text, strcspn(*text, " ")};
    *text += piece.n;
    return piece;
}

static void add_list(struct number_words *w, int list)
{
    const char *text = lists[list].words;
    while (*text) {
        struct sv name = next_piece(&text), meaning = next_piece(&text);
        uint64_t key = number_words_key(list, side_scan_key(name));
        struct number_word *slot = slot_of(w, key);
        assert(slot->kind == NUMBER_NONE && meaning.n > 0);
        *slot = word_of(meaning);
        slot->key = key;
        const size_t bit = (size_t)(key >> (64 - NUMBER_FILTER_BITS));
        w->filter[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

bool number_words_open(struct number_words *w)
{
    w->slots = calloc((size_t)1 << NUMBER_WORDS_BITS, sizeof *w->slots);
    for (int k = 0; w->slots && k < N_LISTS; k++)
        add_list(w, k);
    return w->slots != NULL;
}

void number_words_close(struct number_words *w)
{
    free(w->slots);
    w->slots = NULL;
}
