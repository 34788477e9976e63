package graph

import (
	"errors"
	"strings"
	"testing"
)

func TestCanonicalURL(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"scheme and host lower-cased, path kept", "HTTPS://News.Example.COM/World/A", "https://news.example.com/World/A"},
		{"fragment dropped", "https://news.example/a#top", "https://news.example/a"},
		{"default port dropped", "http://news.example:80/a", "http://news.example/a"},
		{"default port of https dropped", "https://news.example:443/a", "https://news.example/a"},
		{"other port kept", "http://news.example:443/a", "http://news.example:443/a"},
		{"empty port dropped", "http://news.example:/a", "http://news.example/a"},
		{"address of IPv6", "http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"},
		{"tracking dropped, order kept", "https://news.example/a?z=1&utm_source=x&b=2&UTM_Medium=y&%75tm_x=1", "https://news.example/a?z=1&b=2"},
		{"nothing but tracking", "https://news.example/a?utm_source=x", "https://news.example/a"},
		{"empty path", "https://news.example?b=2", "https://news.example/?b=2"},
		{"white space around", "  https://news.example/a\n", "https://news.example/a"},
		{"spaces and accents in a query escaped", "https://news.example/a?q=é b", "https://news.example/a?q=%C3%A9%20b"},
		{"escapes kept", "https://news.example/a%2Fb%20c?q=%C3%A9", "https://news.example/a%2Fb%20c?q=%C3%A9"},
	} {
		got, err := CanonicalURL(test.in)
		if err != nil || got != test.want {
			t.Errorf("%s: CanonicalURL(%q) = %q, %v, want %q", test.name, test.in, got, err, test.want)
		}
	}
	for _, s := range []string{"", "news.example/a", "/a", "javascript:alert(1)", "mailto:a@b.example", "file:///etc/hosts", "http://", "http:///a", "http://a b/", "https://u:p@news.example/", "http://\x00", "https://news.example/" + strings.Repeat("a", MaxURL)} {
		var e *InvalidError
		if got, err := CanonicalURL(s); !errors.As(err, &e) || e.Rejects != InvalidURL || !errors.Is(err, ErrInvalid) {
			t.Errorf("CanonicalURL(%.50q) = %q, %v, want an InvalidError", s, got, err)
		}
	}
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"https://news.example/a?b=c#d", "http://[::1%25en0]:80/", "http://a:80:80/", "HTTP://É.example/%zz", "https://a/?;&=&utm_", "http://a//b/../c?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := CanonicalURL(s)
		if err != nil {
			return
		}
		if again, err := CanonicalURL(u); err != nil || again != u {
			t.Errorf("CanonicalURL(%q) = %q, again %q, %v", s, u, again, err)
		}
	})
}

func TestNewArticle(t *testing.T) {
	in := Input{URL: "HTTPS://news.example/a#x", Title: " A title ", Publisher: "The Daily", PublishedAt: "2018-06", Text: "Two words "}
	a, err := NewArticle(in)
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != "https://news.example/a" || a.Key != a.URL || a.ID != ArticleID(a.URL) || a.Title != "A title" || a.Text != in.Text || a.WordCount != 2 {
		t.Errorf("NewArticle(%+v) = %+v", in, a)
	}
	for name, change := range map[string]func(*Input){
		"text": func(in *Input) { in.Text += "x" }, "title": func(in *Input) { in.Title = "Another" }, "publisher": func(in *Input) { in.Publisher = "B" },
		"date": func(in *Input) { in.PublishedAt = "2018-07" }, "url": func(in *Input) { in.URL = "https://news.example/b" },
	} {
		other := in
		change(&other)
		if b, err := NewArticle(other); err != nil || b.ContentHash == a.ContentHash {
			t.Errorf("content hash does not cover %s (%v)", name, err)
		}
	}
	in.URL = ""
	bySum, _ := NewArticle(in)
	in.ExternalID = "wire-7"
	byID, _ := NewArticle(in)
	if !strings.HasPrefix(bySum.Key, "sha256:") || byID.Key != "wire-7" || byID.ContentHash != bySum.ContentHash {
		t.Errorf("keys are %q and %q", bySum.Key, byID.Key)
	}
}

func TestNewArticleRejects(t *testing.T) {
	for _, test := range []struct {
		name, field string
		in          Input
		want        Reason
	}{
		{"no text", "text", Input{}, EmptyText},
		{"blank text", "text", Input{Text: " \n\t"}, EmptyText},
		{"too long a text", "text", Input{Text: strings.Repeat("a", MaxText+1)}, TooLarge},
		{"invalid UTF-8", "text", Input{Text: "a\xff"}, InvalidText},
		{"NUL", "text", Input{Text: "a\x00"}, InvalidText},
		{"NUL in the title", "title", Input{Text: "a", Title: "\x00b"}, InvalidText},
		{"too long a title", "title", Input{Text: "a", Title: strings.Repeat("ä", MaxTitle+1)}, TooLarge},
		{"impossible date", "publishedAt", Input{Text: "a", PublishedAt: "2018-02-30"}, InvalidDate},
		{"no web address", "url", Input{Text: "a", URL: "news"}, InvalidURL},
	} {
		_, err := NewArticle(test.in)
		r := RejectionOf(err)
		if !errors.Is(err, ErrInvalid) || r.Reason != test.want || r.Field != test.field || r.Message == "" {
			t.Errorf("%s: NewArticle gives %v, rejected as %+v, want %s in %s", test.name, err, r, test.want, test.field)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, test := range []struct{ date, first, last Date }{
		{"2018", "2018-01-01", "2018-12-31"},
		{"2018-06", "2018-06-01", "2018-06-30"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"2018-06-28", "2018-06-28", "2018-06-28"},
		{"2018-12", "2018-12-01", "2018-12-31"},
		{"0001", "0001-01-01", "0001-12-31"},
	} {
		d, err := ParseDate(string(test.date))
		if err != nil || d != test.date || d.First() != test.first || d.Last() != test.last {
			t.Errorf("ParseDate(%q) = %q, %v, from %s to %s", test.date, d, err, d.First(), d.Last())
		}
	}
	for _, s := range []string{"", "18", "20180628", "2018-13", "2018-00", "2018-02-30", "2019-02-29", "2018-6-28", "2018-06-28T10:00:00Z", "0000", "0000-01-01", "2018/06", "-018", "２０１８", "abcd", "2018-06-2x"} {
		if _, err := ParseDate(s); !errors.Is(err, ErrInvalid) {
			t.Errorf("ParseDate(%q) gives %v, want ErrInvalid", s, err)
		}
	}
}

func TestDateRangeOverlaps(t *testing.T) {
	for _, test := range []struct {
		r    DateRange
		d    Date
		want bool
	}{
		{DateRange{}, "", true},
		{DateRange{}, "2018", true},
		{DateRange{Since: "2018"}, "", false},
		{DateRange{Since: "2018-06-01"}, "2018", true},
		{DateRange{Since: "2018-06-01"}, "2018-05", false},
		{DateRange{Since: "2018-06"}, "2018-06-01", true},
		{DateRange{Until: "2018-06"}, "2018-06-30", true},
		{DateRange{Until: "2018-06"}, "2018-07", false},
		{DateRange{Until: "2018-06-15"}, "2018-06", true},
		{DateRange{Since: "2018-06-15", Until: "2018-06-16"}, "2018-06", true},
		{DateRange{Since: "2018-06-15", Until: "2018-06-16"}, "2018-06-17", false},
		{DateRange{Since: "2018-02-28", Until: "2018"}, "2018-02", true},
	} {
		if got := test.r.Contains(test.d); got != test.want {
			t.Errorf("%+v.Contains(%q) = %v, want %v", test.r, test.d, got, test.want)
		}
	}
	if !(DateRange{Since: "2018-06"}).Overlaps("2017", "2018-06") || (DateRange{Since: "2018-07"}).Overlaps("2017", "2018-06") {
		t.Error("a range overlaps what lasts into it, and nothing that ended before")
	}
}
