// The server of the group "over TLS": HTTP/2 and HTTP/1.1, REST and gRPC on one port, with an answer after a delay.
//
//	tls_server FOLDER ADDRESS CONTROL DELAY
//
// FOLDER holds the answers, task.json and task.grpc, and gets ca.pem, the authority that clients must trust. GET / on
// CONTROL, which is plain HTTP, gives the counts since it was asked before.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// What Google's front end allows.
const streamsPerConnection = 100

var connections, handshakes, resumed, requests atomic.Int64

func main() {
	if len(os.Args) != 5 {
		log.Fatal("usage: tls_server FOLDER ADDRESS CONTROL DELAY")
	}
	folder, address, control := os.Args[1], os.Args[2], os.Args[3]
	delay := must(time.ParseDuration(os.Args[4]))
	server := http.Server{
		Addr:      address,
		Handler:   answers(folder, delay),
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate(folder, address)}, VerifyConnection: count},
		HTTP2:     &http.HTTP2Config{MaxConcurrentStreams: streamsPerConnection},
		ConnState: func(_ net.Conn, state http.ConnState) {
			if state == http.StateNew {
				connections.Add(1)
			}
		},
		// Clients that give up in the middle of a handshake are no news.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	go func() { log.Fatal(http.ListenAndServe(control, http.HandlerFunc(counts))) }()
	log.Fatal(server.ListenAndServeTLS("", ""))
}

func answers(folder string, delay time.Duration) http.Handler {
	rest := must(os.ReadFile(filepath.Join(folder, "task.json")))
	grpc := must(os.ReadFile(filepath.Join(folder, "task.grpc")))
	length := strconv.Itoa(len(rest))
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		io.Copy(io.Discard, request.Body)
		requests.Add(1)
		time.Sleep(delay)
		header := response.Header()
		if !strings.HasPrefix(request.Header.Get("Content-Type"), "application/grpc") {
			header.Set("Content-Type", "application/json; charset=UTF-8")
			header.Set("Content-Length", length)
			response.Write(rest)
			return
		}
		header.Set("Content-Type", "application/grpc")
		header.Set("Trailer", "Grpc-Status")
		response.Write(grpc)
		header.Set("Grpc-Status", "0")
	})
}

func count(state tls.ConnectionState) error {
	handshakes.Add(1)
	if state.DidResume {
		resumed.Add(1)
	}
	return nil
}

func counts(response http.ResponseWriter, _ *http.Request) {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	json.NewEncoder(response).Encode(map[string]int64{
		"connections": connections.Swap(0),
		"handshakes":  handshakes.Swap(0),
		"resumed":     resumed.Swap(0),
		"requests":    requests.Swap(0),
		// Since the start of the server.
		"cpu_us": (usage.Utime.Nano() + usage.Stime.Nano()) / 1000,
	})
}

// A certificate for the address, by an authority that is made here. Its key is forgotten.
func certificate(folder, address string) tls.Certificate {
	host, _, err := net.SplitHostPort(address)
	check(err)
	authority := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "benchmark authority"},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(24 * time.Hour),
		KeyUsage:              x509.KeyUsageCertSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	ofAuthority := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	root := must(x509.CreateCertificate(rand.Reader, authority, authority, ofAuthority.Public(), ofAuthority))
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2),
		Subject:      pkix.Name{CommonName: host},
		NotBefore:    authority.NotBefore,
		NotAfter:     authority.NotAfter,
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IPAddresses:  []net.IP{net.ParseIP(host)},
	}
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	signed := must(x509.CreateCertificate(rand.Reader, leaf, must(x509.ParseCertificate(root)), key.Public(), ofAuthority))
	encoded := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root})
	check(os.WriteFile(filepath.Join(folder, "ca.pem"), encoded, 0o644))
	return tls.Certificate{Certificate: [][]byte{signed}, PrivateKey: key}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
