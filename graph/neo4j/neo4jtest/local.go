package neo4jtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Local is a server of this machine that can be stopped and started again
// with its data.
type Local struct {
	Server
	home   string
	begin  func(context.Context) *exec.Cmd
	end    func(context.Context, *exec.Cmd) error
	cmd    *exec.Cmd
	exited chan struct{}
}

const (
	bootTime = 2 * time.Minute
	stopTime = 30 * time.Second
)

// ErrNoServer says that this machine has no way to run a server.
var ErrNoServer = errors.New("no Neo4j")

// NewLocal prepares a server with a home, ports and a password of its own, and
// starts it. Close it.
func NewLocal(ctx context.Context) (*Local, error) {
	r, ok := releases[os.Getenv(Start)]
	if !ok {
		return nil, fmt.Errorf("%w: %s=start (or =latest) is not set; `make test` sets it", ErrNoServer, Start)
	}
	home, err := os.MkdirTemp("", "entente-neo4j-")
	if err != nil {
		return nil, fmt.Errorf("make a home: %w", err)
	}
	bolt, web, err := freePorts(ctx)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(home))
	}
	l := &Local{home: home, Server: Server{
		URI: "bolt://" + bolt, HTTP: "http://" + web, User: "neo4j", Password: rand.Text(),
	}}
	if err := l.prepare(ctx, r, bolt, web); err != nil {
		return nil, errors.Join(err, os.RemoveAll(home))
	}
	if err := l.Start(ctx); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// prepare takes the jars, or else Docker.
func (l *Local) prepare(ctx context.Context, r release, bolt, web string) error {
	if _, err := exec.LookPath("mvn"); err == nil {
		return l.fromJars(ctx, r, bolt, web)
	}
	if err := exec.CommandContext(ctx, "docker", "info").Run(); err == nil {
		l.fromImage(r, bolt, web)
		return nil
	}
	return fmt.Errorf("%w: neither Maven nor a Docker engine is here; install one, or set %s", ErrNoServer, URI)
}

func (l *Local) fromJars(ctx context.Context, r release, bolt, web string) error {
	java, err := r.java(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoServer, err)
	}
	lib, err := r.jars(ctx)
	if err != nil {
		return err
	}
	conf := filepath.Join(l.home, "conf")
	for _, dir := range []string{conf, filepath.Join(l.home, "plugins"), filepath.Join(l.home, "import")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make a home: %w", err)
		}
	}
	settings := strings.NewReplacer("HOME", l.home, "BOLT", bolt, "WEB", web).Replace(settings)
	if err := os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(settings), 0o600); err != nil {
		return fmt.Errorf("write neo4j.conf: %w", err)
	}
	classes := filepath.Join(lib, "*")
	admin := exec.CommandContext(ctx, java, "-XX:TieredStopAtLevel=1", "-cp", classes, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", l.Password)
	admin.Env = append(os.Environ(), "NEO4J_HOME="+l.home, "NEO4J_CONF="+conf)
	if out, err := admin.CombinedOutput(); err != nil {
		return fmt.Errorf("set the password: %w\n%s", err, out)
	}
	l.begin = func(ctx context.Context) *exec.Cmd {
		args := append(strings.Fields(jvm), "-cp", classes, r.main, "--home-dir="+l.home, "--config-dir="+conf, "--console-mode")
		return exec.CommandContext(ctx, java, args...)
	}
	l.end = func(_ context.Context, cmd *exec.Cmd) error { return cmd.Process.Signal(os.Interrupt) }
	return nil
}

// jvm boots quickly and stays small.
const jvm = "--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED " +
	"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED --enable-native-access=ALL-UNNAMED -Dlog4j2.disable.jmx=true " +
	"-Xms512m -Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

// settings keep the server on this machine; the page of the Browser may fetch
// nothing from elsewhere. Tests empty and fill a server all the time: it is not
// to plan anew, by its new statistics, every ten seconds.
const settings = `server.directories.data=HOME/data
server.directories.logs=HOME/logs
server.directories.run=HOME/run
server.directories.plugins=HOME/plugins
server.directories.import=HOME/import
server.bolt.listen_address=BOLT
server.bolt.advertised_address=BOLT
server.http.listen_address=WEB
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.memory.transaction.total.max=512m
db.transaction.timeout=60s
db.lock.acquisition.timeout=15s
dbms.cypher.min_replan_interval=2m
dbms.usage_report.enabled=false
client.allow_telemetry=false
browser.remote_content_hostname_whitelist=localhost,127.0.0.1
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
dbms.security.http_static_content_security_policy_header=default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:* ws://localhost:* http://127.0.0.1:* http://localhost:*
`

func (l *Local) fromImage(r release, bolt, web string) {
	name := filepath.Base(l.home)
	l.begin = func(ctx context.Context) *exec.Cmd {
		return exec.CommandContext(ctx, "docker", "run", "--rm", "--name", name, "-p", bolt+":7687", "-p", web+":7474",
			"-v", name+":/data", "-e", "NEO4J_AUTH=neo4j/"+l.Password, "-e", "NEO4J_dbms_usage__report_enabled=false", "neo4j:"+r.version+"-community")
	}
	l.end = func(ctx context.Context, _ *exec.Cmd) error {
		return exec.CommandContext(ctx, "docker", "stop", name).Run()
	}
}

// Start starts the server and waits until it answers.
func (l *Local) Start(ctx context.Context) error {
	life := context.WithoutCancel(ctx) // the server outlives the wait, until Stop
	ctx, cancel := context.WithTimeout(ctx, bootTime)
	defer cancel()
	log, err := os.OpenFile(filepath.Join(l.home, "console.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("open the server's log: %w", err)
	}
	defer log.Close()
	cmd, exited := l.begin(life), make(chan struct{})
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start Neo4j: %w", err)
	}
	l.cmd, l.exited = cmd, exited
	go func() {
		_ = cmd.Wait() // its log says why it ended
		close(exited)
	}()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !l.Answers(ctx) {
		select {
		case <-tick.C:
		case <-exited:
			return fmt.Errorf("Neo4j ended at once:\n%s", l.log())
		case <-ctx.Done():
			return fmt.Errorf("wait for Neo4j: %w\n%s", ctx.Err(), l.log())
		}
	}
	return nil
}

// Stop stops the server and keeps its data.
func (l *Local) Stop() error {
	if l.cmd == nil {
		return nil
	}
	cmd := l.cmd
	l.cmd = nil
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if err := l.end(ctx, cmd); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return errors.Join(fmt.Errorf("stop Neo4j: %w", err), cmd.Process.Kill())
	}
	select {
	case <-l.exited:
	case <-ctx.Done():
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("kill Neo4j: %w", err)
		}
		<-l.exited
	}
	return nil
}

// Close stops the server and deletes its home.
func (l *Local) Close() error { return errors.Join(l.Stop(), os.RemoveAll(l.home)) }

func (l *Local) log() string {
	b, err := os.ReadFile(filepath.Join(l.home, "console.log"))
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// Answers says whether the server is up.
func (s *Server) Answers(ctx context.Context) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.HTTP+"/", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

// freePorts are two addresses of this machine that nobody listens on.
func freePorts(ctx context.Context) (string, string, error) {
	var out [2]string
	for i := range out {
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
		if err != nil {
			return "", "", fmt.Errorf("find a free port: %w", err)
		}
		defer l.Close()
		out[i] = l.Addr().String()
	}
	return out[0], out[1], nil
}
