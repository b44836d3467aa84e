using Tandem.Lab.Probing;
using Tandem.Lab.Reporting;
using Tandem.Lab.Traffic;
using Tandem.Lab.Wire;

const string Usage = """
    tandem-lab backend --listen ADDRESS:PORT --name NAME
    tandem-lab echo    --listen ADDRESS:PORT [--listen ...] --name NODE
    tandem-lab probe   --target NAME=ADDRESS:PORT [--target ...] --out FILE [--interval-us 1000] [--seconds 300]
    tandem-lab load    --url NAME=http://ADDRESS:PORT/ [--url ...] --out FILE [--rate 100]
    tandem-lab capture --port NODE=INTERFACE [--port ...] --out FILE [--virtual-macs]
    tandem-lab ask     --port INTERFACE [--port ...] --address ADDRESS
    tandem-lab who     --port NODE=INTERFACE [--port ...] --address ADDRESS [--address ...]
    tandem-lab roster  --socket API --node NODE --out FILE
    tandem-lab spoof   --port INTERFACE --source ADDRESS --address ADDRESS [--vrid 51] [--priority 255] [--interval-ms 1000] [--every-ms 20]
    tandem-lab report  --dir SESSION [--json]
    tandem-lab figures --dir SESSIONS [--fact NAME=VALUE ...]
    tandem-lab episode --dir SESSION
    """;

try
{
    return args switch
    {
        ["backend", ..] => Backend.Run(new(args[1..])),
        ["echo", ..] => EchoServer.Run(new(args[1..])),
        ["probe", ..] => Probe.Run(new(args[1..])),
        ["load", ..] => Load.Run(new(args[1..])),
        ["capture", ..] => FrameCapture.Run(new(args[1..])),
        ["ask", ..] => Asker.Run(new(args[1..])),
        ["who", ..] => Who.Run(new(args[1..])),
        ["roster", ..] => RosterWatch.Run(new(args[1..])),
        ["spoof", ..] => Spoofer.Run(new(args[1..])),
        ["report", ..] => Report.Run(new(args[1..])),
        ["figures", ..] => Figures.Run(new(args[1..])),
        ["episode", ..] => Episode.Run(new(args[1..])),
        _ => Complain(Usage),
    };
}
catch (ArgumentException wrong)
{
    return Complain(wrong.Message);
}
catch (IOException broken)
{
    return Complain(broken.Message);
}

static int Complain(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
