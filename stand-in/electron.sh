#!/bin/sh
# Stands where Electron's executable would: `electron.sh APP [switches]`, for npm start, electron-vite and Playwright alike.
here=$(dirname "$(readlink -f "$0")")
inspect=
for argument do
  shift
  case $argument in
    --inspect*) inspect=$argument ;; # Node's own switch: it must stand before the script
    *) set -- "$@" "$argument" ;;
  esac
done
# shellcheck disable=SC2086 # one word or nothing
exec "${STAND_IN_NODE:-$here/../node_modules/.bin/node}" $inspect --disable-warning=ExperimentalWarning --import "$here/register.ts" "$here/boot.ts" "$@"
