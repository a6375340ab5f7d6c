import type { shells } from './candidates.ts';

type Shell = (typeof shells)[number];

/**
 * Each asks the command itself for what may stand at the cursor, so that a script need not be made anew when a command, rule
 * or service is added. A line is a word, a tab and what the word means; `:files` stands for the names of files.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `\
# Completions of iamlint for bash: eval "$(iamlint completions bash)" in ~/.bashrc
_iamlint() {
  local current=\${COMP_WORDS[COMP_CWORD]} line word files=
  COMPREPLY=()
  local asked=$current
  [[ $current == = ]] && current=
  while IFS= read -r line; do
    word=\${line%%$'\\t'*}
    if [[ $line == :files ]]; then
      files=1
    elif [[ $word == "$current"* ]]; then
      COMPREPLY+=("$(printf '%q' "$word")")
    fi
  done < <("\${COMP_WORDS[0]}" completions words -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$asked" 2>/dev/null)
  if [[ -n $files ]]; then
    while IFS= read -r line; do
      COMPREPLY+=("$line")
    done < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  fi
  return 0
}
complete -F _iamlint iamlint
`,
  zsh: `\
#compdef iamlint
# Completions of iamlint for zsh: source <(iamlint completions zsh) in ~/.zshrc, behind compinit
_iamlint() {
  local line files=
  local -a found
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=1
    else
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done < <("\${words[1]}" completions words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#found} )) && _describe -t words iamlint found
  [[ -n $files ]] && _files
  return 0
}
compdef _iamlint iamlint
`,
  fish: `\
# Completions of iamlint for fish: iamlint completions fish | source
function __iamlint_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    for line in ($typed[1] completions words -- $typed[2..-1] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c iamlint -f -a '(__iamlint_complete)'
`,
  powershell: `\
# Completions of iamlint for PowerShell: iamlint completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName iamlint -ScriptBlock {
  param($word, $ast, $position)
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  & "$($ast.CommandElements[0])" completions words '--' @typed $word 2>$null |
    Where-Object { $_ -ne ':files' -and $_ -like "$word*" } |
    ForEach-Object {
      $name, $tells = $_ -split "\`t", 2
      $shown = if ($tells) { $tells } else { $name }
      $written = if ($name -match ' ') { "'$name'" } else { $name }
      [System.Management.Automation.CompletionResult]::new($written, $name, 'ParameterValue', $shown)
    }
}
`,
};
