#!/bin/sh
# Gets a CouchDB ready for a Packbench workspace:  sh setup.sh http://127.0.0.1:5984
# Run it again after an update of Packbench or with more stations: databases and accounts that are there stay.
# Passwords go to curl in its configuration, never in its arguments, where everybody on the machine could read them.
set -eu
server=${1:?Which server? sh setup.sh http://127.0.0.1:5984}
printf 'Administrator: ' >&2; read -r admin
printf 'Password (not shown): ' >&2
stty -echo 2>/dev/null || :; IFS= read -r password; stty echo 2>/dev/null || :; echo >&2
login=$(printf '%s:%s' "$admin" "$password" | sed 's/[\\"]/\\&/g')

# METHOD PATH: sends what comes in, says the answer and then its status.
ask() {
  curl -sS -X "$1" -K /dev/fd/3 -H 'Content-Type: application/json' --data-binary @- \
    -w '\n%{http_code}' "$server/$2" 3<<END
user = "$login"
END
}

# METHOD PATH STATUS...: the same, and ends everything when the status is none of these.
must() {
  method=$1 path=$2; shift 2
  answer=$(ask "$method" "$path")
  status=$(printf '%s\n' "$answer" | tail -n 1)
  case " $* " in *" $status "*) ;; *) printf '%s %s: %s\n' "$method" "$path" "$answer" >&2; exit 1 ;; esac
}

# NAME SECURITY DESIGN: 412 is a database that is there.
database() {
  must PUT "$1" 201 202 412 </dev/null
  printf '%s' "$2" | must PUT "$1/_security" 200
  must GET "$1/_design/packbench" 200 404 </dev/null
  rev=$(printf '%s' "$answer" | sed -n 's/.*"_rev":"\([^"]*\)".*/\1/p')
  printf '%s' "$3" | must PUT "$1/_design/packbench${rev:+?rev=$rev}" 201 202
  echo "$1 is ready"
}

# NAME: an account of its own with a password that is said this once.
station() {
  secret=$(LC_ALL=C tr -dc 'a-hjkmnp-z2-9' </dev/urandom | head -c 20)
  printf '{"name":"%s","password":"%s","roles":["%s"],"type":"user"}' "$1" "$secret" "$role" |
    { must PUT "_users/org.couchdb.user:$1" 201 202 409
      if [ "$status" = 409 ]; then echo "$1 has its account already"
      else echo "$1: password $secret"; fi; }
}
