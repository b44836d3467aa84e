using Tandem.Network.Linux.Filter;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>Frames for the tests, written out byte by byte.</summary>
internal static class Frames
{
    internal static byte[] Alive { get; } = GateFrames.Alive(new MacAddress(0x02_00_00_00_00_01));

    /// <summary>VRRPv3, VRID 51, one address 192.0.2.100, from 192.0.2.1 and the virtual MAC.</summary>
    internal static byte[] Advertisement4(byte priority)
    {
        var frame = Convert.FromHexString(
            "01005E000012" + "00005E000133" + "0800"
            + "45C00020000000" + "00FF70" + "D8EE" + "C0000201" + "E0000012"
            + "3133FF0100640000" + "C0000264" + "0000000000000000000000000000");
        frame[36] = priority;
        return frame;
    }

    /// <summary>VRRPv3, VRID 51, one address fe80::100, from fe80::1 and the virtual MAC.</summary>
    internal static byte[] Advertisement6(byte priority)
    {
        var frame = Convert.FromHexString(
            "333300000012" + "00005E000233" + "86DD"
            + "60000000" + "001870FF" + "FE800000000000000000000000000001" + "FF020000000000000000000000000012"
            + "3133FF0100640000" + "FE800000000000000000000000000100");
        frame[56] = priority;
        return frame;
    }

    /// <summary>A broadcast frame with the EtherType for local experiments that is none of the gate's.</summary>
    internal static byte[] From(MacAddress source)
    {
        var frame = new byte[60];
        MacAddress.Broadcast.Write(frame);
        source.Write(frame.AsSpan(6));
        frame[12] = 0x88;
        frame[13] = 0xB5;
        return frame;
    }
}
