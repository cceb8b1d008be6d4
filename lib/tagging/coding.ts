import { hasFence } from "./prose.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

/** Languages, libraries and tools that are hardly anything else. */
const named = anyOf(
  "\\b(?:python|javascript|typescript|java(?!\\s+(?:island|coffee|sea))|golang|kotlin|php|perl|haskell|scala|powershell|bash|sql|postgres(?:ql)?|mysql|sqlite|mongodb|html5?|css3?|react(?:js)?|vue(?:\\.?js)?|angular|django|flask|fastapi|node\\.?js|next\\.?js|pandas|numpy|pytorch|tensorflow|opencv|docker(?:file)?|kubernetes|terraform|ansible|regex|regexp|json|yaml|xml|graphql|rest\\s+api|webpack|tailwind|arduino|esp32|verilog|vhdl|cuda|opengl|glsl|selenium|excel\\s+(?:macro|formula)|vba|tkinter|pygame|roblox\\s+(?:studio|script)|lua|gdscript|godot|unity\\s+(?:engine|script|game|project|3d|2d)|unreal\\s+engine|linux|ubuntu|nginx|redis|kafka|aws|vpc|makefile|wget|curl|ffmpeg|mfc|fltk|jetpack\\s+compose|blender\\s+python|openai\\s+api|langchain|huggingface|sklearn|scikit-learn|matplotlib|tiff|loss\\s+function|jenkins|gitlab|github|spring\\s+(?:boot|security|framework|mvc|data)|laravel|wordpress|drupal|symfony|bootstrap\\s+\\d|android\\s+studio|xcode|swiftui|flutter|matlab|fortran|cobol|assembly\\s+(?:code|language)|x86|solidity|llvm|shader|autohotkey|applescript|godbolt|prolog|clojure|elixir|erlang|ocaml|jquery|svelte|vite|prisma|hibernate|junit|pytest|gradle|maven|cmake|simulink|labview|stata|sas\\s+(?:code|program)|latex\\s+(?:code|document|table)|openscad|gcode|cron|systemd|kubectl|helm|grafana|elasticsearch|bigquery|snowflake|databricks|pyspark|airflow|dbt)\\b",
  "(?<![\\p{L}\\p{N}])(?:c\\+\\+|c#|f#|\\.net|objective-c)(?![\\p{L}\\p{N}+#])",
  "\\b(?:c|rust|go|r|swift|ruby|julia|dart)\\s+(?:code|program|function|script|library|compiler|language|struct|project)\\b|\\bin\\s+(?:rust|swift|ruby|julia|go|c)\\b(?=[\\s.,?!:]|$)",
);
/** What programmers talk about, and asking for a program. */
const programming = anyOf(
  "\\b(?:write|create|implement|fix|debug|refactor|optimi[sz]e|explain|convert|run|review|rewrite|code|develop|make|build|give\\s+me|help\\s+me\\s+(?:make|write))\\s+(?:\\w+\\s+){0,4}?(?:code|(?<!(?:movie|film|video|stage|tv|radio)\\s)script(?!\\s+(?:for\\s+(?:a|an|the)\\s+)?(?:\\w+\\s+)?(?:video|movie|film|play|episode|scene|show|speech))|function|program|algorithm|web\\s*app|application|api|query|regex|website|web\\s*page|bot|plugin|macro|unit\\s+tests?|module|compiler|parser)\\b",
  "\\b(?:source\\s+code|codebase|code\\s+snippet|stack\\s*trace|traceback|segfault|null\\s*pointer|compile[rs]?|runtime\\s+error|syntax\\s+error|pull\\s+request|git\\s+(?:commit|push|pull|merge|rebase|clone|branch|repo\\w*|hub)|command\\s+line|binary\\s+(?:search|trees?)|linked\\s+lists?|hash\\s*(?:map|table)s?|dynamic\\s+programming|data\\s+structures?|time\\s+complexity|recursion|recursive\\s+(?:function|algorithm)|multithread\\w*|async(?:io|hronous(?:ly)?)?\\b|frontend|backend|full[- ]stack|microservices?|unit\\s+tests?|design\\s+pattern|object[- ]oriented|programming|software\\s+(?:engineer\\w*|develop\\w*|architecture)|leetcode|kernel\\s+module|api\\s+(?:key|endpoint|call)s?|web\\s*(?:socket|server|hook)s?|url\\s+shortener|operating\\s+system|pip\\s+install|npm\\b|sudo\\b|header\\s+file|sub-?arrays?|array\\s+of\\s+(?:integers?|strings?|numbers?)|brute[- ]force\\s+solution|(?:entity|database|sql)\\s+quer(?:y|ies)|database\\s+schema|code\\s+block|coding\\s+standards|llm\\s+prompt|prompt\\s+engineer\\w*|system\\s+prompt)\\b",
  "(?:编程|代码|程序|函数|脚本|算法|数据库|爬虫|输入格式|プログラム|コード|関数|スクリプト|스크립트|코드|함수|프로그램|알고리즘|программ[аыу]\\b|код\\s|кода\\b|функци[юя]\\b|скрипт)",
  "(?<!\\p{L})(?:código|programa\\s+en|función|code\\s+source|programme\\s+en|quellcode|programmier\\p{L}*|skript|codice|script\\s+(?:en|in)|lập\\s+trình|hàm\\s+số\\s+trong)(?!\\p{L})",
);
/** What code looks like when nobody fenced it. */
const codeLine = anyOf(
  "^[ \\t]*(?:(?:def|class|import|from\\s+\\S+\\s+import|function|const|let|var|public|private|static|void|int|#include|using\\s+\\w+|return|select\\s.+\\sfrom|package|fn|func|struct|module|@\\w+)(?!\\p{L})|(?:if|for|while)\\s*\\(|<\\/?[a-z]+[^>]*>).*[;:{}()>]\\s*$",
);
const codeSign = anyOf(
  "[;{}][ \\t]*$|=>|==|!=|\\w\\(\\)|\\w\\.\\w{1,40}\\(|::|->|\\+=|&&|\\w_\\w{1,40}[ \\t]*=|\\s-{1,2}[a-z]\\w*\\s",
);
/** Fewer may stand in a formula or a signature. */
const fewestCodeSigns = 5;

/** How much code there is in what was asked: 0 none, 1 talk of it, 2 much talk of it or code itself. */
export function codeIn({ prompts }: Asked): 0 | 1 | 2 {
  const text = prompts.join("\n");
  const [lines, signs] = [countMatches(text, codeLine), countMatches(text, codeSign)];
  if (hasFence(text) || lines >= 2 || signs >= fewestCodeSigns || (lines === 1 && signs >= 2)) return 2;
  const words = countMatches(text, named) + countMatches(text, programming);
  return words >= 2 ? 2 : words === 1 ? 1 : 0;
}

/** Whether somebody wants code written, changed or explained. */
export const isCoding = (asked: Asked): boolean => codeIn(asked) >= 1;
