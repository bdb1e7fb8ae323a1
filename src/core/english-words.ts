import { readFile } from 'node:fs/promises'
import path from 'word-list'

/** 2.8 MB, read in 3 ms when first a word is asked for that no file holds. */
let list: Promise<string> | undefined

/** Whether English has this word, in lower case; names, new words and other languages' it does not know. */
export async function isEnglishWord(word: string): Promise<boolean> {
  list ??= readFile(path, 'utf8').then((text) => `\n${text}\n`)
  return (await list).includes(`\n${word.toLowerCase()}\n`)
}
