/** `winnow completion SHELL`: the script by which a shell completes commands, options and files. */
import { Argument, Command } from 'commander';

const shells = ['bash', 'zsh', 'fish'] as const;

type Commands = Readonly<Record<string, { summary: string; load(): Promise<{ command: Command }> }>>;

interface Completed {
  name: string;
  summary: string;
  options: { flag: string; description: string }[];
}

async function listCompleted(commands: Commands): Promise<Completed[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { summary, load }]) => {
      const { command } = await load();
      const options = command.options.flatMap(({ long, description }) =>
        long ? [{ flag: long, description }] : [],
      );
      return { name, summary, options: [...options, { flag: '--help', description: 'display help' }] };
    }),
  );
}

function writeBash(completed: readonly Completed[]): string {
  const cases = completed.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" ;;`,
  );
  return `_winnow() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${completed.map(({ name }) => name).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _winnow winnow
`;
}

/** zsh reads the script of bash, by its own bashcompinit. */
function writeZsh(completed: readonly Completed[]): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${writeBash(completed)}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function writeFish(completed: readonly Completed[]): string {
  const lines = completed.flatMap(({ name, summary, options }) => [
    `complete -c winnow -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...options.map(
      ({ flag, description }) =>
        `complete -c winnow -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d ${quote(description)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

const writers = { bash: writeBash, zsh: writeZsh, fish: writeFish };

/** Handed the commands, of which it is one itself. */
export function completionOf(commands: Commands): Command {
  return new Command('completion')
    .description('Prints the script by which a shell completes commands and options.')
    .addArgument(new Argument('<shell>', 'your shell').choices(shells))
    .action(async (shell: (typeof shells)[number]) => {
      process.stdout.write(writers[shell](await listCompleted(commands)));
    });
}
