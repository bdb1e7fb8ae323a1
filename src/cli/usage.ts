/** Wrong words on the command line: told with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `Footnote: ask your own folders.

  footnote index DIR…            read folders into the index; only what changed is read again
  footnote preview DIR           what reading a folder would mean: files, what is left out and why, time, disk
  footnote status                every file below the indexed folders, with its state
  footnote search "words"        passages that match        --top 10  --stage bm25|vector|hybrid|rerank
  footnote text FILE             the text that offsets point into; needs no index
  footnote ask "question"        an answer with footnotes   --mode interleaved|single|always|confidence|support
  footnote log [FILE]            which questions a file was shown for, at which rank and why
  footnote evaluate              the search on your own questions (thumbs, opened footnotes), and what moved
  footnote models list           the catalogue, what is installed and what suits this machine
  footnote models get ID         download a model (resumes, verified by SHA-256)
  footnote models add FILE       use a .gguf file of your own
  footnote ocr [on LANG… | off]  text recognition for images and scans; index reads them then    models get ocr-eng
  footnote demo                  index the sample library and answer its questions

Options
  --data DIR     where the index lives          (default: the application folder; FOOTNOTE_DATA)
  --models DIR   where models live              (default: models/ in the application folder; FOOTNOTE_MODELS)
  --generator ID --embedder ID                  use another installed model for this call
  --without "STAGE,…"                           leave stages out, by their names in the trace
  --json         print only JSON on stdout; everything else goes to stderr
  --batch FILE   search, ask: one {"id", "question", "history"?} a line, one JSON object a line out

Before anything is indexed, status and search find nothing, ask abstains, and a line on stderr says so; the exit
code is 0. index ends with 1 when a folder could not be looked at; files that cannot be read stand in status.

Exit codes: 0 done, 1 failed, 2 wrong usage.
`
