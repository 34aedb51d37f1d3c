import { type PropertyTable, propertyTable, type Rule } from '../property-table.ts'
import { someOf } from '../rules/member-rules.ts'
import { SUB_OBJECTS } from './sub-objects.ts'

const PE = `imphash machine_hex:hex number_of_sections:int(0..) time_date_stamp:time pointer_to_symbol_table_hex:hex
  number_of_symbols:int(0..) size_of_optional_header:int(0..) characteristics_hex:hex file_header_hashes:{hashes}
  optional_header:{pe-optional-header} sections:{pe-section}[]`
const RASTER = 'image_height:int image_width:int bits_per_pixel:int exif_tags:{dictionary}'
const PDF = 'version is_optimized:bool document_info_dict:{dictionary} pdfid0 pdfid1'
const PROCESS = `aslr_enabled:bool dep_enabled:bool priority owner_sid window_title startup_info:object
  integrity_level:enum(low|medium|high|system)`
const SERVICE = `service_name descriptions[] display_name group_name service_dll_refs:ref(file)[]
  start_type:enum(SERVICE_AUTO_START|SERVICE_BOOT_START|SERVICE_DEMAND_START|SERVICE_DISABLED|SERVICE_SYSTEM_ALERT)
  service_type:enum(SERVICE_KERNEL_DRIVER|SERVICE_FILE_SYSTEM_DRIVER|SERVICE_WIN32_OWN_PROCESS|SERVICE_WIN32_SHARE_PROCESS)
  service_status:enum(SERVICE_CONTINUE_PENDING|SERVICE_PAUSE_PENDING|SERVICE_PAUSED|SERVICE_RUNNING|SERVICE_START_PENDING|SERVICE_STOP_PENDING|SERVICE_STOPPED)`
const UNIX = 'gid:int groups[] home_dir shell'
const FAMILIES = 'AF_UNSPEC|AF_INET|AF_IPX|AF_APPLETALK|AF_NETBIOS|AF_INET6|AF_IRDA|AF_BTH'

const table = (words: string, ...rules: readonly Rule[]): PropertyTable => propertyTable(words, rules, SUB_OBJECTS)
/** Of these members at least one. */
const any = (words: string): PropertyTable =>
  table(words, someOf(...words.split(/\s+/).map(word => word.replace(/[:[].*/, ''))))

/** The extensions that STIX 2.1 itself defines in section 6, with the type of object that each belongs to. */
export const EXTENSION_TYPES: ReadonlyMap<string, { readonly of: string; readonly table: PropertyTable }> = new Map([
  ['archive-ext', { of: 'file', table: table('contains_refs:ref[]! comment') }],
  ['ntfs-ext', { of: 'file', table: any('sid alternate_data_streams:{stream}[]') }],
  ['pdf-ext', { of: 'file', table: any(PDF) }],
  ['raster-image-ext', { of: 'file', table: any(RASTER) }],
  [
    'windows-pebinary-ext',
    {
      of: 'file',
      table: table(`pe_type! ${PE}`, someOf('pe_type', ...PE.split(/\s+/).map(w => w.replace(/[:[].*/, '')))),
    },
  ],
  [
    'http-request-ext',
    {
      of: 'network-traffic',
      table: table(
        `request_method! request_value! request_version request_header:object message_body_length:int
         message_body_data_ref:ref(artifact)`,
      ),
    },
  ],
  ['icmp-ext', { of: 'network-traffic', table: table('icmp_type_hex:hex! icmp_code_hex:hex!') }],
  [
    'socket-ext',
    {
      of: 'network-traffic',
      table: table(
        `address_family:enum(${FAMILIES})! is_blocking:bool is_listening:bool options:object
         socket_type:enum(SOCK_STREAM|SOCK_DGRAM|SOCK_RAW|SOCK_RDM|SOCK_SEQPACKET) socket_descriptor:int(0..) socket_handle:int`,
      ),
    },
  ],
  ['tcp-ext', { of: 'network-traffic', table: any('src_flags_hex:hex dst_flags_hex:hex') }],
  ['windows-process-ext', { of: 'process', table: any(PROCESS) }],
  ['windows-service-ext', { of: 'process', table: any(SERVICE) }],
  ['unix-account-ext', { of: 'user-account', table: any(UNIX) }],
])
