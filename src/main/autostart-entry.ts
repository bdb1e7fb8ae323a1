/** An entry for the autostart folder; a path may hold spaces and what the format gives a meaning. */
export function desktopEntry(program: string): string {
  const quoted = `"${program.replaceAll(/["`$\\]/g, '\\$&')}"`
  return ['[Desktop Entry]', 'Type=Application', 'Name=Footnote', `Exec=${quoted} --hidden`, 'X-GNOME-Autostart-enabled=true', ''].join(
    '\n'
  )
}
