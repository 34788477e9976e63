package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/need"
)

func TestOtherLanguagesAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"Dutch":                 "De minister van Buitenlandse Zaken heeft dinsdag in Den Haag gesproken met zijn ambtgenoot over de handel tussen beide landen. Volgens hem was het een goed gesprek, maar er is nog geen akkoord en dat zal ook niet voor het einde van het jaar worden bereikt.",
		"Scots":                 "The heid o the Scots cooncil haes said that thay wad gie mair siller tae the schuils in the toun, but monie fowk dinna think it's eneuch. \"We hae been waitin for years,\" said ane o the teachers, wha wis at the meetin wi her bairns yestreen.",
		"German":                "Die Außenministerin hat am Dienstag in Berlin mit ihrem Amtskollegen über den Handel zwischen beiden Ländern gesprochen. Es sei ein gutes Gespräch gewesen, sagte sie, aber eine Einigung werde es in diesem Jahr nicht mehr geben.",
		"French":                "La ministre des Affaires étrangères a rencontré mardi à Paris son homologue pour parler du commerce entre les deux pays. Selon elle, la discussion a été bonne, mais aucun accord ne sera trouvé avant la fin de l'année.",
		"Spanish":               "La ministra de Asuntos Exteriores se reunió el martes en Madrid con su homólogo para hablar del comercio entre los dos países. Según ella, la conversación fue buena, pero no habrá un acuerdo antes de que termine el año.",
		"Portuguese":            "A ministra dos Negócios Estrangeiros reuniu-se na terça-feira em Lisboa com o seu homólogo para falar do comércio entre os dois países. Segundo ela, a conversa foi boa, mas não haverá acordo antes do fim do ano.",
		"Italian":               "La ministra degli Esteri ha incontrato martedì a Roma il suo collega per parlare del commercio tra i due paesi. Secondo lei il colloquio è stato buono, ma non ci sarà un accordo prima della fine dell'anno.",
		"Romanian":              "Ministrul de externe s-a întâlnit marți la București cu omologul său pentru a discuta despre comerțul dintre cele două țări. Potrivit acestuia, discuția a fost bună, dar nu se va ajunge la un acord până la sfârșitul anului.",
		"Swedish":               "Utrikesministern träffade på tisdagen sin kollega i Stockholm för att tala om handeln mellan de två länderna. Enligt henne var det ett bra samtal, men det blir inget avtal före årets slut.",
		"Danish":                "Udenrigsministeren mødtes tirsdag i København med sin kollega for at tale om handelen mellem de to lande. Ifølge hende var det en god samtale, men der bliver ikke nogen aftale inden årets udgang.",
		"Norwegian":             "Utenriksministeren møtte tirsdag sin kollega i Oslo for å snakke om handelen mellom de to landene. Ifølge henne var det en god samtale, men det blir ikke noen avtale før årets slutt.",
		"Icelandic":             "Utanríkisráðherrann hitti starfsbróður sinn í Reykjavík á þriðjudag til að ræða um viðskipti milli landanna. Hún sagði að fundurinn hefði verið góður en það verður ekki samið fyrir árslok.",
		"Finnish":               "Ulkoministeri tapasi tiistaina Helsingissä virkaveljensä ja he puhuivat kaupasta maiden välillä. Hänen mukaansa keskustelu oli hyvä, mutta sopimusta ei saada aikaan ennen vuoden loppua, koska monet kysymykset ovat vielä auki.",
		"Hungarian":             "A külügyminiszter kedden Budapesten találkozott kollégájával, hogy a két ország közötti kereskedelemről beszéljen. Szerinte jó volt a megbeszélés, de az év végéig nem lesz megállapodás, mert még sok kérdés nyitott.",
		"Turkish":               "Dışişleri Bakanı salı günü Ankara'da mevkidaşıyla bir araya geldi ve iki ülke arasındaki ticareti görüştü. Bakan, görüşmenin iyi geçtiğini ancak yıl sonundan önce bir anlaşma olmayacağını söyledi ve daha çok çalışmak için söz verdi.",
		"Polish":                "Minister spraw zagranicznych spotkał się we wtorek w Warszawie ze swoim odpowiednikiem, aby rozmawiać o handlu między dwoma krajami. Według niego rozmowa była dobra, ale do końca roku nie będzie porozumienia.",
		"Czech":                 "Ministr zahraničí se v úterý v Praze setkal se svým protějškem, aby jednali o obchodu mezi oběma zeměmi. Podle něj byl rozhovor dobrý, ale dohoda do konce roku nebude, protože je ještě mnoho otázek.",
		"Croatian":              "Ministar vanjskih poslova susreo se u utorak u Zagrebu sa svojim kolegom kako bi razgovarali o trgovini između dviju zemalja. Rekao je da je razgovor bio dobar, ali do kraja godine neće biti dogovora.",
		"Indonesian":            "Menteri Luar Negeri bertemu dengan mitranya di Jakarta pada hari Selasa untuk membahas perdagangan antara kedua negara. Menurut dia, pembicaraan itu berjalan baik, tetapi tidak akan ada kesepakatan sebelum akhir tahun ini.",
		"Swahili":               "Waziri wa Mambo ya Nje alikutana na mwenzake jijini Nairobi siku ya Jumanne ili kuzungumzia biashara kati ya nchi hizo mbili. Alisema kuwa mazungumzo yalikuwa mazuri lakini hakutakuwa na makubaliano kabla ya mwisho wa mwaka.",
		"Filipino":              "Nakipagpulong ang kalihim ng ugnayang panlabas sa kanyang katapat sa Maynila noong Martes upang pag-usapan ang kalakalan ng dalawang bansa. Ayon sa kanya, naging mabuti ang usapan ngunit wala pang kasunduan bago matapos ang taon.",
		"Vietnamese":            "Bộ trưởng Ngoại giao đã gặp người đồng cấp tại Hà Nội vào thứ Ba để thảo luận về thương mại giữa hai nước. Theo ông, cuộc nói chuyện đã diễn ra tốt đẹp nhưng sẽ không có thỏa thuận trước cuối năm.",
		"Welsh":                 "Mae'r gweinidog wedi cyfarfod â'i gydweithiwr yng Nghaerdydd ddydd Mawrth i drafod masnach rhwng y ddwy wlad. Dywedodd fod y sgwrs yn dda, ond ni fydd cytundeb cyn diwedd y flwyddyn.",
		"Nigerian Pidgin":       "Di foreign minister don meet im colleague for Abuja on Tuesday to tok about di trade wey dey between di two kontri dem. E say di meeting go well well but dem no go sign anytin before di year go end.",
		"transliterated Arabic": "Iltaqa wazir al-kharijiya nazirahu fi al-Qahira yawm al-thulatha li-bahth al-tijara bayna al-baladayn. Wa qala al-wazir inna al-muhadathat kanat jayyida, wa lakin lan yakun hunaka ittifaq qabla nihayat al-'am.",
		"transliterated Hindi":  "Videsh mantri ne mangalvar ko Dilli mein apne samkaksh se mulakat ki aur dono deshon ke beech vyapar par charcha ki. Unhone kaha ki baatcheet achchhi rahi lekin saal ke ant se pehle koi samjhauta nahin hoga.",
		"a language of no row":  "Rakastihe lohonu temari vosk pelenta moridun asketa lohonu viremi dostara kelenu parito wesku malenta horidu seketa rolimu vaskeri totema lunido peresta kolemi harundo biseta.",
		"Russian":               "Министр иностранных дел встретился во вторник в Москве со своим коллегой, чтобы поговорить о торговле между двумя странами.",
		"Chinese":               "外交部长星期二在北京会见了来访的同行，讨论两国之间的贸易问题。他说会谈很好，但年底之前不会达成协议。",
		"Japanese":              "外相は火曜日に東京で相手国の外相と会談し、両国間の貿易について話し合った。会談は良好だったと述べた。",
		"Arabic":                "التقى وزير الخارجية نظيره في القاهرة يوم الثلاثاء لبحث التجارة بين البلدين وقال إن المحادثات كانت جيدة.",
		"Hindi":                 "विदेश मंत्री ने मंगलवार को दिल्ली में अपने समकक्ष से मुलाकात की और दोनों देशों के बीच व्यापार पर चर्चा की।",
		"Greek":                 "Ο υπουργός Εξωτερικών συναντήθηκε την Τρίτη στην Αθήνα με τον ομόλογό του για να συζητήσουν το εμπόριο.",
		"short German":          "Der Präsident traf den Minister in Berlin",
		"short Chinese":         "外交部长星期二在北京",
	} {
		if seems, ok := notEnglish(text); !ok {
			t.Errorf("%s is taken for English", name)
		} else if seems == "" {
			t.Errorf("%s: the message names no language", name)
		}
	}
}

func TestEnglishIsAccepted(t *testing.T) {
	for name, text := range map[string]string{
		"a sentence full of names": "Sheikh Tarim bin Hamid Al Thuni received Crown Prince Marwan bin Zaid Al Nahar.",
		"news":                     "The foreign minister met her colleague on Tuesday to speak about trade between the two countries. She said that the talks had been good, but that there would be no deal before the end of the year.",
		"foreign names":            "José María de la Cruz, Jean-Baptiste d'Alençon, Wolfgang von der Heide and Pieter van den Berg of the Partido de la Unión del Pueblo met Ayşe Yıldız and Nguyễn Văn Bình in Aix-en-Provence, where the Société Générale de la Banque and the Bundesamt für Wirtschaft are to open the Maison de l'Europe.",
		"lists of names":           "Present were Jan de Vries (Utrecht), Lucía de los Ríos (Sevilla), Émile du Pont (Liège), Gianni della Torre (Modena), Søren af Holm (Aarhus) and Matti Virtanen (Turku), said the chairman of the jury.",
		"a foreign quote":          "\"No pasarán a la ciudad por la noche\", the mayor said in Spanish when she was asked about it on Monday, and the crowd in the square before the old town hall sang until the police came.",
		"American":                 "Stocks fell Wednesday after the Fed said it would raise rates again. Analysts at two banks said they expect more losses. The dollar rose against the euro.",
		"with other script":        "The Chinese word 和平 (peace) and the Russian мир stood on the wall of the hall in which the two leaders met on Friday.",
		"short":                    "Lindqvist met Obuya.",
		"short with Dutch":         "Van den Berg is in Den Haag",
		"a list of names":          "The new cabinet was sworn in on Monday. Its members are " + strings.Repeat("Ayşe Yıldız, Håkon Ødegård, Nguyễn Văn Hùng, ", 40) + "and Siti Wulandari. They will meet for the first time on Friday.",
		"names with particles":     "The new cabinet was sworn in on Monday. Its members are " + strings.Repeat("Juan de la Cruz, Ana van der Berg, Otto von und zu Stein, Omar bin Ali al-Thani, ", 15) + "and Luca della Valle. They will meet for the first time on Friday, and there will be no further changes.",
		"capitals":                 "THE FOREIGN MINISTER MET HER COLLEAGUE ON TUESDAY TO SPEAK ABOUT TRADE BETWEEN THE TWO COUNTRIES. SHE SAID THAT THERE WOULD BE NO DEAL.",
		"headline":                 "Orlova arrives, Petersen departs: Baltic summit begins",
		"numbers":                  "2018: 45%, 2019: 47%",
	} {
		if seems, ok := notEnglish(text); ok {
			t.Errorf("%s is refused: %s", name, seems)
		}
	}
}

func TestSharedArticlesAreEnglish(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(need.Shared(t), "corpus", "*-*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var article struct{ Text string }
		if err := json.Unmarshal(body, &article); err != nil {
			t.Fatal(err)
		}
		for paragraph := range strings.SplitSeq(article.Text, "\n\n") {
			if seems, ok := notEnglish(paragraph); ok {
				t.Errorf("%s: %q is refused: %s", filepath.Base(f), paragraph, seems)
			}
		}
	}
}
