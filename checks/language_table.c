/* checks/language_table.c - the rows, and a hash table of their words.
 *
 * Function words only: articles, prepositions, pronouns, conjunctions, forms
 * of "be" and "have", common adverbs.  No word that is also a frequent name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/language_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/language_tag.h"
#include "checks/side_scan.h"

#define LATIN (1u << SCRIPT_LATIN)
#define CYRILLIC (1u << SCRIPT_CYRILLIC)
#define ARABIC (1u << SCRIPT_ARABIC)
#define DEVANAGARI (1u << SCRIPT_DEVANAGARI)
#define HAN (1u << SCRIPT_HAN)
#define KANA (1u << SCRIPT_KANA)

const struct language languages[] = {
    {"en", LATIN,
     "the of and to in is that it was he for with as his be at by had not are "
     "but from have they which you were her all she there would their we him "
     "been has when who will no more if out so said what up its about than "
     "into them can only other some could time these two may then do any my "
     "now such like our over even most after also did many must through this "
     "i your how because should where while each before between both under "
     "same does an or on us me those very just being without however shall "
     "whether either 's 't 're 'll 've",
     "éèêëïöüçñàâôæœ"},
    {"fr", LATIN,
     "de la le et les des en un du une est que dans qui par pour au il sur ne "
     "se ce pas avec sont ou plus son aux elle sa cette ses mais comme nous "
     "leur je vous ont ces tout fait bien aussi sans cela entre peut sous lui "
     "dont deux leurs encore avant toute depuis ainsi donc si tous notre votre "
     "quand ils était être été même très où d' l' qu' n' s' j' c' m' t' vos "
     "nos "
     "cet à on y afin lors chez vers selon peuvent doit doivent ceux celle "
     "toutes après pendant lorsque jusqu' lorsqu' puisque ici il elles avez "
     "avoir avons sera seront soit étaient avait aucun aucune chaque plusieurs "
     "autre autres fois sous quel quelle ni",
     "àâæçéèêëîïôœùûüÿ"},
    {"de", LATIN,
     "der die das und ist nicht ein eine mit den dem auf sich von zu für auch "
     "wie nach wird bei einer aus dass es im sie des er ich in an als sind war "
     "haben hat werden wurde einen einem eines über durch oder wenn aber noch "
     "nur um vor zum zur kann können muss sein ihre seine wir ihr man mehr "
     "schon unter bis gegen diese dieser dieses am vom beim sowie alle wo hier "
     "ihnen ihm mir uns keine kein sehr ohne damit weil ob da",
     "äöüßéèàê"},
    {"es", LATIN,
     "el la los las del de y en por con para una un como su al más lo sus es "
     "que se no pero este esta esto son fue ha han entre cuando muy sin sobre "
     "también me ya o hay porque todo desde está están donde hasta ser quien "
     "nos todos uno les ni contra otros ese eso ante ellos esos e mi antes "
     "algunos qué unos yo otro otras otra él tanto esa estos mucho cual sea "
     "poco ella estas cada puede pueden debe tiene si aunque según así le",
     "áéíóúüñç"},
    {"it", LATIN,
     "il di che e la le lo gli i un una non per è della sono nel alla da in "
     "con "
     "del dei delle degli al ai alle dal dalla nella nei si come più anche ma "
     "se questo questa questi queste suo sua loro ha hanno era essere o ed "
     "quando chi cui dove tutto tutti molto già solo tra fra dopo prima ogni "
     "può possono deve stato stata così perché sul sulla l' d' dell' all' "
     "nell' un' c' dall' sull' quest' ci noi voi lui lei io mi ti vi ne",
     "àèéìíîòóùú"},
    {"pt", LATIN,
     "o os as um uma de do da dos das em no na nos nas não e que por para com "
     "se é ao à aos às mais como mas foi ele ela seu sua seus suas ou ser "
     "quando muito há já está eu também só pelo pela até isso entre era depois "
     "sem mesmo ter quem me esse eles estão você tinha foram essa num nem meu "
     "minha têm numa pelos elas havia seja qual será nós tem lhe deles essas "
     "esses pelas este esta isto pode podem deve são onde todos cada",
     "áâãàçéêíóôõúü"},
    {"nl", LATIN,
     "de het een van en in is dat op te zijn met voor niet die er aan om ook "
     "als dan maar bij nog uit door over ze hij naar heeft hebben werd worden "
     "wordt dit deze kan kunnen moet wat al was wel geen of tot ik je u zich "
     "zij we wij hun haar hem onder tegen zonder wanneer omdat waar hier veel "
     "meer zo zal zullen alle tussen",
     "éëïóöüèêáâúíç"},
    {"sv", LATIN,
     "och i att det som en på är av för med till den har de inte om ett han "
     "men "
     "var jag sig från vi så kan när år under också efter eller nu sin där vid "
     "mot ska skulle kommer ut får finns vara hade alla andra mycket än här då "
     "sedan över bara in blir upp även vad få två vill ha många hur mer går "
     "detta denna dessa utan hon dem",
     "åäöéüàèç"},
    {"da", LATIN,
     "og i at det er en til på som med for af den de ikke der et har var han "
     "jeg men vi sig fra så kan når år under også efter eller nu sin hvor ved "
     "mod skal skulle kommer ud få være havde alle andre meget end her da "
     "siden over kun blev bliver op hvad to vil mange hvordan mere dette denne "
     "disse uden hun dem blive kunne være",
     "æøåéüäö"},
    {"nb", LATIN,
     "og i at det er en til på som med for av den de ikke der et har var han "
     "jeg men vi seg fra så kan når år under også etter eller nå sin hvor ved "
     "mot skal skulle kommer ut få være hadde alle andre mye enn her da siden "
     "over bare ble blir opp hva to vil mange hvordan mer dette denne disse "
     "uten hun dem bli kunne",
     "æøåéèêòóôü"},
    {"fi", LATIN,
     "ja on ei että se hän oli ovat mutta kun kuin niin myös tai jos mikä joka "
     "jotka sen sitä ne he minä sinä me te tämä tämän nämä ole olla olisi "
     "voi voidaan sekä vain jo vielä kanssa mukaan siitä sille mitä ennen "
     "jälkeen koska kaikki hyvin eli eivät ollut noin",
     "äöåéšž"},
    {"pl", LATIN,
     "i w na z się do nie to że o jest jak od po co za przez dla ale czy tak "
     "są "
     "był jego tym tego który która które oraz lub być może by tylko już jej "
     "ich tej przy ze bardzo także było była będzie pod nad między gdy kiedy "
     "jednak więc aby można mnie mi go ją nas wszystko jako gdzie kto on ona",
     "ąćęłńóśźżé"},
    {"cs", LATIN,
     "a v na se je že s z do to o k ve pro za po jako od při jsou nebo který "
     "která které ale tak byl byla bylo být může jeho jejich také již až podle "
     "si co jak když jen není bude před mezi pod nad ke ze aby pokud tento "
     "tato toto tím než jsem jste",
     "áčďéěíňóřšťúůýž"},
    {"sk", LATIN,
     "a v na sa je že s z do to o k vo pre za po ako od pri sú alebo ktorý "
     "ktorá ktoré ale tak bol bola bolo byť môže jeho ich tiež už až podľa si "
     "čo keď len nie bude pred medzi pod nad zo aby ak tento táto toto tým než "
     "som ste",
     "áäčďéíĺľňóôŕšťúýž"},
    {"hu", LATIN,
     "a az és hogy nem egy is ez azt meg már csak de volt van vagy mint még "
     "ha ki el ezt lehet kell ami aki amely után ezek minden akkor így nagyon "
     "volna lesz vannak voltak között szerint által pedig itt ott én ő ők mi "
     "ti majd ahol mert úgy sem több",
     "áéíóöőúüű"},
    {"ro", LATIN,
     "de și în la a cu pe care nu din o un este că se pentru sau fi ce au "
     "sunt prin dar ca al ale cel cea lui ei lor fost avea are am ai această "
     "acest acestea după între când fără dacă până unei unui fiecare poate "
     "trebuie toate toți sa său foarte despre iar să s' într'",
     "ăâîșşțţé"},
    {"tr", LATIN,
     "ve bir bu da de için ile olarak çok daha olan gibi ne o en var kadar "
     "sonra ama değil her mi ki ya veya ise olduğu olduğunu oldu tarafından "
     "ancak göre ben sen biz siz onlar şu hiç şey bütün önce böyle nasıl yok "
     "olur ederek",
     "çğıiöşüâîû"},
    {"ca", LATIN,
     "el la els les de del dels i en un una que per a amb no es al als més com "
     "són va ser és aquest aquesta aquests aquestes però seva seu també o ja "
     "entre quan sense sobre fins molt tot tots on pot poden ha han hi l' d' "
     "s' n' m' perquè des pel pels així ni altres cada",
     "àçèéíïòóúü·"},
    {"hr", LATIN,
     "i u je na se da za od s su ne o koji koja koje sa iz kao do što bi ili "
     "ali biti bio bila bilo nije po te sam smo ste samo još već kada kako ako "
     "može prema nakon između jer ima nema sve ovaj ova ovo njegov pri bez "
     "svoje",
     "čćđšžé"},
    {"sl", LATIN,
     "in v je na se da za od s so ne o ki z iz kot do kar bi ali pa biti bil "
     "bila bilo ni po ter sem smo ste samo še že ko kako če lahko med po ker "
     "ima vse ta to tudi pri brez svoje zaradi pred",
     "čšžćđé"},
    {"et", LATIN,
     "ja on ei et see ta oli kui ka aga ning või mis kes oma selle seda nad ma "
     "sa me te olla oleks võib kuid veel juba koos järgi kõik väga siis pärast "
     "enne kuni ole olid nende tema",
     "äöõüšžé"},
    {"lt", LATIN,
     "ir yra kad tai į iš su ne bet kaip buvo ar apie dėl per nuo už po prie "
     "jis ji jie aš mes jūs kuris kuri kurie gali būti tik dar jau labai taip "
     "pat arba šis ši šie tačiau kai jei iki pagal tarp savo jų jo jos",
     "ąčęėįšųūž"},
    {"lv", LATIN,
     "un ir ka no uz par ar bet kā bija vai pie pēc viņš viņa es mēs jūs kas "
     "kuri var būt tikai vēl jau ļoti arī šis šī šie tomēr kad ja līdz starp "
     "savu to tas tā nav lai tiek",
     "āčēģīķļņšūžō"},
    {"id", LATIN,
     "yang dan di ini itu dengan untuk dari dalam tidak pada adalah ke akan "
     "juga oleh dapat karena ada atau telah sebagai saya kami mereka anda bisa "
     "lebih sudah seperti hanya tetapi bahwa setelah antara sangat semua jika "
     "ketika harus tersebut para secara",
     "é"},
    {"vi", LATIN,
     "của và là có trong được cho không một các với này để những người đã từ "
     "cũng khi về như đến tại ra trên vào hoặc nhưng nếu sẽ phải rất đó nhiều "
     "còn thì bị hay theo",
     NULL},
    {"ru", CYRILLIC,
     "и в не на я что он с как это по но они к из у за вы так же от для все "
     "его о бы было был была были мы только или если уже есть может при до ее "
     "их чтобы когда во со еще где нет этот эта эти также который которая "
     "которые после без под между более",
     NULL},
    {"uk", CYRILLIC,
     "і в не на я що він з як це по але вони до із у за ви так же від для все "
     "його про було був була були ми тільки або якщо вже є може при її їх щоб "
     "коли та й ще де немає цей ця ці також який яка які після без під між "
     "більше",
     NULL},
    {"bg", CYRILLIC,
     "и в не на аз че той с как това по но те към от за вие така да се си са е "
     "във със ще беше бяха ние само или ако вече може при до нея техните за "
     "когато още къде няма този тази тези също който която които след без под "
     "между повече",
     NULL},
    {"sr", CYRILLIC | LATIN,
     "и у је на се да за од с су не о који која које са из као до што би или "
     "али бити био била било није по те сам смо сте само још већ када како ако "
     "може према након између јер има нема све i u je na se da za od su koji "
     "koja koje sa iz kao što ili ali nije samo još već može",
     NULL},
    {"el", 1u << SCRIPT_GREEK, NULL, NULL},
    {"be", CYRILLIC, NULL, NULL},
    {"mk", CYRILLIC, NULL, NULL},
    {"kk", CYRILLIC | LATIN, NULL, NULL},
    {"ky", CYRILLIC, NULL, NULL},
    {"mn", CYRILLIC, NULL, NULL},
    {"tg", CYRILLIC, NULL, NULL},
    {"hy", 1u << SCRIPT_ARMENIAN, NULL, NULL},
    {"ka", 1u << SCRIPT_GEORGIAN, NULL, NULL},
    {"he", 1u << SCRIPT_HEBREW, NULL, NULL},
    {"yi", 1u << SCRIPT_HEBREW, NULL, NULL},
    {"ar", ARABIC, NULL, NULL},
    {"fa", ARABIC, NULL, NULL},
    {"ur", ARABIC, NULL, NULL},
    {"ps", ARABIC, NULL, NULL},
    {"hi", DEVANAGARI, NULL, NULL},
    {"mr", DEVANAGARI, NULL, NULL},
    {"ne", DEVANAGARI, NULL, NULL},
    {"bn", 1u << SCRIPT_BENGALI, NULL, NULL},
    {"as", 1u << SCRIPT_BENGALI, NULL, NULL},
    {"pa", 1u << SCRIPT_GURMUKHI | ARABIC, NULL, NULL},
    {"gu", 1u << SCRIPT_GUJARATI, NULL, NULL},
    {"ta", 1u << SCRIPT_TAMIL, NULL, NULL},
    {"te", 1u << SCRIPT_TELUGU, NULL, NULL},
    {"kn", 1u << SCRIPT_KANNADA, NULL, NULL},
    {"ml", 1u << SCRIPT_MALAYALAM, NULL, NULL},
    {"si", 1u << SCRIPT_SINHALA, NULL, NULL},
    {"th", 1u << SCRIPT_THAI, NULL, NULL},
    {"lo", 1u << SCRIPT_LAO, NULL, NULL},
    {"bo", 1u << SCRIPT_TIBETAN, NULL, NULL},
    {"my", 1u << SCRIPT_MYANMAR, NULL, NULL},
    {"am", 1u << SCRIPT_ETHIOPIC, NULL, NULL},
    {"ti", 1u << SCRIPT_ETHIOPIC, NULL, NULL},
    {"km", 1u << SCRIPT_KHMER, NULL, NULL},
    {"ko", 1u << SCRIPT_HANGUL | HAN, NULL, NULL},
    {"ja", KANA | HAN, NULL, NULL},
    {"zh", HAN, NULL, NULL},
    {"yue", HAN, NULL, NULL},
};

enum { N_LANGUAGES = sizeof languages / sizeof languages[0] };

int language_find(struct sv tag)
{
    const struct sv named = language_code_of(tag);
    char folded[4];
    if (named.n < 2 || named.n >= sizeof folded)
        return LANGUAGE_UNKNOWN;
    for (size_t i = 0; i < named.n; i++)
        folded[i] = language_tag_folded(named.p[i]);
    const struct sv code = {folded, named.n};
    for (int k = 0; k < N_LANGUAGES; k++)
        if (sv_eq(code, sv_from(languages[k].code)))
            return k;
    return sv_eq(code, SV("no")) || sv_eq(code, SV("nn"))
               ? language_find(SV("nb"))
               : LANGUAGE_UNKNOWN;
}

/* "l'" and "'s" have the keys that side_scan.c gives them, by their bytes.
 * Returns how many words are new. */
static size_t add_words(struct language_words *w, unsigned language)
{
    const char *words = languages[language].words;
    size_t n_new = 0;
    for (size_t n; *words; words += n) {
        words += *words == ' ';
        n = strcspn(words, " ");
        uint64_t key = side_scan_key((struct sv){words, n});
        const size_t bit = (size_t)(key >> (64 - LANGUAGE_FILTER_BITS));
        size_t at = (size_t)(key >> (64 - LANGUAGE_WORDS_BITS));
        while (w->slots[at].key != 0 && w->slots[at].key != key)
            at = (at + 1) % ((size_t)1 << LANGUAGE_WORDS_BITS);
        n_new += w->slots[at].key == 0;
        w->slots[at].key = key;
        w->slots[at].mask |= (uint64_t)1 << language;
        w->filter[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    return n_new;
}

bool language_words_open(struct language_words *w)
{
    size_t n_words = 0;
    w->slots = calloc((size_t)1 << LANGUAGE_WORDS_BITS, sizeof *w->slots);
    for (w->n = 0; w->slots && languages[w->n].words; w->n++) {
        n_words += add_words(w, w->n);
        assert(4 * n_words <= (size_t)3 << LANGUAGE_WORDS_BITS);
    }
    assert(w->n <= LANGUAGE_MAX_WORDED);
    (void)n_words; /* for the assertion alone */
    return w->slots != NULL;
}

void language_words_close(struct language_words *w)
{
    free(w->slots);
    w->slots = NULL;
}
