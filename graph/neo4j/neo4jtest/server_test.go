package neo4jtest

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

func TestServerAnswersAndComesBackAfterAStop(t *testing.T) {
	s := Own(t)
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if s.Answers(t.Context()) {
		t.Error("a stopped server answers")
	}
	if err := s.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !s.Answers(t.Context()) {
		t.Error("a started server does not answer")
	}
}

func TestJarsAreCheckedAgainstThePinnedList(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "other.jar"), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, r := range releases {
		if err := r.check(dir); err == nil {
			t.Errorf("%s: a folder with another jar passes", name)
		}
	}
}

func TestQueueLetsOneAtATime(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go Queue(l)
	turn := func() (net.Conn, chan struct{}) {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		began := make(chan struct{})
		go func() {
			if n, _ := c.Read(make([]byte, 1)); n == 1 {
				close(began)
			}
		}()
		return c, began
	}
	first, began := turn()
	<-began
	second, waits := turn()
	defer second.Close()
	select {
	case <-waits:
		t.Fatal("two have their turn at once")
	default:
	}
	first.Close()
	<-waits
}
